UNWIND $ids AS id
MATCH (claim:Claim {document: id})
RETURN properties(claim) AS claim
