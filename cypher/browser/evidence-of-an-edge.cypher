// Evidence of an edge
// The claims between two actors, their documents, and whose word they are
// :param {source: 'united-states', target: 'iran', limit: 50}
MATCH (claim:Claim {source: $source, target: $target})
WHERE claim.relation IS NOT NULL
WITH claim ORDER BY claim.last DESC, claim.id LIMIT toInteger($limit)
MATCH (claim)-[source:SOURCE]->(from:Actor)
MATCH (claim)-[target:TARGET]->(to:Actor)
MATCH (claim)-[stated:STATED_IN]->(document:Document)
OPTIONAL MATCH (claim)-[said:ATTRIBUTED_TO]->(speaker:Actor)
RETURN claim, source, from, target, to, stated, document, said, speaker
