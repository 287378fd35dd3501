// Latest first, undated last; for filters that no index narrows down more than a date does.
// An index of several properties is used where something is asked of each: hence IS NOT NULL.
MATCH (claim:Claim)
WHERE claim.last <= $before AND claim.first IS NOT NULL
  AND ($relations IS NULL OR claim.relation IN $relations)
  AND ($statuses IS NULL OR claim.status IN $statuses)
  AND ($since IS NULL OR claim.last >= $since)
  AND ($until IS NULL OR (claim.first <= $until AND claim.first > 0))
  AND claim.confidence >= $min_confidence
  AND ($after IS NULL OR claim.last < $before OR claim.first < $after.first
       OR (claim.first = $after.first
           AND (claim.document > $after.document
                OR (claim.document = $after.document
                    AND (claim.trigger_start > $after.trigger_start
                         OR (claim.trigger_start = $after.trigger_start
                             AND claim.id > $after.id))))))
WITH claim
ORDER BY claim.last DESC, claim.first DESC, claim.document, claim.trigger_start, claim.id
LIMIT $limit
MATCH (claim)-[:SOURCE]->(source:Actor)
MATCH (claim)-[:TARGET]->(target:Actor)
RETURN properties(claim) AS claim,
       source {.name, .kind, .sector, .country} AS source,
       target {.name, .kind, .sector, .country} AS target
ORDER BY claim.last DESC, claim.first DESC, claim.document, claim.trigger_start, claim.id
