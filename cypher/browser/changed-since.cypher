// What changed since a date
// Documents loaded from then on, and what they claim
// :param {since: '2026-01-01', limit: 100}
MATCH (document:Document)
WHERE document.loaded >= $since
WITH document ORDER BY document.loaded DESC LIMIT toInteger($limit)
MATCH (claim:Claim {document: document.id})
WHERE claim.trigger_start IS NOT NULL AND claim.id IS NOT NULL
RETURN document.loaded AS loaded, document.id AS document, claim.source AS source,
       claim.relation AS relation, claim.target AS target, claim.status AS status
ORDER BY loaded DESC, document, claim.trigger_start LIMIT toInteger($limit)
