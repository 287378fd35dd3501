// Edges that are not the sum of their claims.
MATCH (source:Actor)-[edge]->(target:Actor)
WHERE edge.claims IS NOT NULL
CALL (source, edge, target) {
  UNWIND CASE WHEN type(edge) IN $symmetric
         THEN [[source.id, target.id], [target.id, source.id]] ELSE [[source.id, target.id]] END AS ends
  MATCH (claim:Claim {source: ends[0], relation: type(edge), target: ends[1]})
  RETURN count(claim) AS claims,
    [sum(CASE claim.status WHEN 'asserted' THEN 1 ELSE 0 END),
     sum(CASE claim.status WHEN 'alleged' THEN 1 ELSE 0 END),
     sum(CASE claim.status WHEN 'denied' THEN 1 ELSE 0 END),
     sum(CASE claim.status WHEN 'hypothetical' THEN 1 ELSE 0 END),
     count(DISTINCT claim.document),
     sum(CASE claim.source WHEN source.id THEN 1 ELSE 0 END),
     sum(CASE claim.source WHEN source.id THEN 0 ELSE 1 END),
     coalesce(min(claim.date), ''),
     coalesce(replace(max(claim.date + '~'), '~', ''), '')] AS sums
}
WITH source, edge, target, claims, sums
WHERE claims <> edge.claims OR sums <>
  [edge.asserted, edge.alleged, edge.denied, edge.hypothetical, edge.documents,
   edge.forward, edge.backward, coalesce(edge.first, ''), coalesce(edge.last, '')]
RETURN source.id AS source, type(edge) AS relation, target.id AS target
ORDER BY source, relation, target
