UNWIND $ids AS id
MATCH (document:Document {id: id})
RETURN collect([document.id, document.content_hash, document.fingerprint, document.claims]) AS rows
