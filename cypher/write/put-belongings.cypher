// RELATION is PART_OF or MEMBER_OF.
UNWIND $rows AS row
MATCH (actor:Actor {id: row.actor})
OPTIONAL MATCH (described:Actor {id: row.target})
OPTIONAL MATCH (absent:Absent {id: row.target})
WITH row, actor, coalesce(described, absent) AS above
CREATE (actor)-[tie:RELATION]->(above)
SET tie.ordinal = row.ordinal, tie.since = row.since, tie.until = row.until
