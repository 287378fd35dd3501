UNWIND $ids AS id
MATCH (kept:ClaimAsRead {document: id})
DELETE kept
