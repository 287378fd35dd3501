UNWIND $ids AS id
MATCH (kept:ClaimAsRead {document: id})
RETURN collect([kept.body]) AS rows
