// Latest first, undated last, of those that $key finds: the branch of that name looks them up,
// the others do nothing. A claim of a symmetric relation has its ends either way round.
// An index of several properties is used where something is asked of each: hence IS NOT NULL.
CALL () {
  WITH 1 AS one WHERE $key = 'ends'
  MATCH (claim:Claim {source: $source, target: $target})
  WHERE claim.relation IS NOT NULL
  RETURN claim
  UNION
  WITH 1 AS one WHERE $key = 'ends'
  MATCH (claim:Claim {source: $target, target: $source})
  WHERE claim.relation IN $symmetric
  RETURN claim
  UNION
  WITH 1 AS one WHERE $key IN ['source', 'actor']
  MATCH (claim:Claim {source: coalesce($source, $actor)})
  WHERE claim.relation IS NOT NULL AND claim.target IS NOT NULL
  RETURN claim
  UNION
  WITH 1 AS one WHERE $key IN ['target', 'actor']
  MATCH (claim:Claim {target: coalesce($target, $actor)})
  WHERE claim.relation IS NOT NULL
  RETURN claim
  UNION
  WITH 1 AS one WHERE $key = 'source'
  MATCH (claim:Claim {target: $source})
  WHERE claim.relation IN $symmetric
  RETURN claim
  UNION
  WITH 1 AS one WHERE $key = 'target'
  MATCH (claim:Claim {source: $target})
  WHERE claim.relation IN $symmetric AND claim.target IS NOT NULL
  RETURN claim
  UNION
  WITH 1 AS one WHERE $key = 'speaker'
  MATCH (:Actor {id: $speaker})<-[:ATTRIBUTED_TO]-(claim:Claim)
  RETURN claim
  UNION
  WITH 1 AS one WHERE $key = 'document'
  MATCH (claim:Claim {document: $document})
  WHERE claim.trigger_start IS NOT NULL AND claim.id IS NOT NULL
  RETURN claim
}
WITH claim
WHERE ($relations IS NULL OR claim.relation IN $relations)
  AND ($source IS NULL OR claim.source = $source
       OR (claim.target = $source AND claim.relation IN $symmetric))
  AND ($target IS NULL OR claim.target = $target
       OR (claim.source = $target AND claim.relation IN $symmetric))
  AND ($actor IS NULL OR claim.source = $actor OR claim.target = $actor)
  AND ($speaker IS NULL OR $speaker IN claim.speakers)
  AND ($document IS NULL OR claim.document = $document)
  AND ($statuses IS NULL OR claim.status IN $statuses)
  AND ($since IS NULL OR claim.last >= $since)
  AND ($until IS NULL OR (claim.first <= $until AND claim.first > 0))
  AND claim.confidence >= $min_confidence
  AND claim.last <= $before
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
