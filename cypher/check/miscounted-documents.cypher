MATCH (document:Document)
WHERE document.claims <> COUNT { MATCH (document)<-[:STATED_IN]-() }
RETURN document.id AS id
ORDER BY id
