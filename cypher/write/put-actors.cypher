UNWIND $rows AS row
MERGE (actor:Actor {id: row.properties.id})
ON CREATE SET actor.claims = 0, actor.documents = 0
SET actor += row.properties
SET actor:$(row.label)
