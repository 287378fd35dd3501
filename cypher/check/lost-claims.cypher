MATCH (claim:Claim)
WHERE NOT EXISTS { MATCH (claim)-[:STATED_IN]->(document:Document) WHERE document.id = claim.document }
RETURN claim.id AS id, claim.document AS document
ORDER BY id
