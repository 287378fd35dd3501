// Makes no claim whose document or ends are missing; the caller compares the number made.
UNWIND $rows AS row
MATCH (document:Document {id: row.document})
MATCH (source:Actor {id: row.source})
MATCH (target:Actor {id: row.target})
CREATE (claim:Claim)
SET claim = row
CREATE (claim)-[:STATED_IN]->(document)
CREATE (claim)-[:SOURCE]->(source)
CREATE (claim)-[:TARGET]->(target)
RETURN count(claim) AS made
