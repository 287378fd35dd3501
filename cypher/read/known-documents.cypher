UNWIND $ids AS id
MATCH (document:Document {id: id})
RETURN document.id, document.content_hash, document.fingerprint, document.claims
