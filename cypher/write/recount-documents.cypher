UNWIND $ids AS id
MATCH (document:Document {id: id})
SET document.claims = COUNT { MATCH (document)<-[:STATED_IN]-() }
