MATCH (document:Document)
RETURN document.fingerprint AS fingerprint, count(document) AS documents
ORDER BY fingerprint
