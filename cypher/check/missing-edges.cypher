// Ends of claims between which there is no edge.
MATCH (claim:Claim)
WHERE claim.source <> claim.target
WITH claim.relation AS relation, claim.relation IN $symmetric AND claim.target < claim.source AS turned,
     claim.source AS first, claim.target AS second
WITH DISTINCT relation, CASE WHEN turned THEN second ELSE first END AS source,
     CASE WHEN turned THEN first ELSE second END AS target
WHERE NOT EXISTS {
  MATCH (:Actor {id: source})-[edge]->(:Actor {id: target}) WHERE type(edge) = relation
}
RETURN source, relation, target
ORDER BY source, relation, target
