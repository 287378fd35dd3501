// A page by document and place in it, in the order of the index.
// An index of several properties is used where something is asked of each: hence IS NOT NULL.
MATCH (claim:Claim)
WHERE claim.document >= $document AND claim.trigger_start IS NOT NULL AND claim.id IS NOT NULL
  AND (claim.document > $document OR claim.trigger_start > $trigger_start
       OR (claim.trigger_start = $trigger_start AND claim.id > $id))
WITH claim
ORDER BY claim.document, claim.trigger_start, claim.id
LIMIT $limit
MATCH (claim)-[:SOURCE]->(source:Actor)
MATCH (claim)-[:TARGET]->(target:Actor)
WITH claim, source, target
ORDER BY claim.document, claim.trigger_start, claim.id
RETURN collect([
  properties(claim),
  source {.name, .kind, .sector, .country},
  target {.name, .kind, .sector, .country}
]) AS rows
