// The kind is the second label, by which Neo4j Browser colours.
UNWIND $rows AS row
MATCH (actor:Actor {id: row.id})
REMOVE actor:$(row.label)
