// A page of the network's columns of all claims that changed at version $version after $id, or later.
// An index of several properties is used where something is asked of each: hence IS NOT NULL.
MATCH (claim:Claim)
WHERE claim.version >= $version AND claim.id IS NOT NULL
  AND (claim.version > $version OR claim.id > $id)
WITH claim
ORDER BY claim.version, claim.id
LIMIT $limit
RETURN collect([
  claim.id, claim.source, claim.relation, claim.target, claim.status, claim.document,
  claim.first, claim.last, claim.confidence, claim.speakers, claim.version
]) AS rows
