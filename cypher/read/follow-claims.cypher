// The network's columns of all claims that changed after $since; after -1, of all there are.
MATCH (claim:Claim)
WHERE claim.version > $since
RETURN claim.id, claim.source, claim.relation, claim.target, claim.status, claim.document,
       claim.first, claim.last, claim.confidence, claim.speakers
