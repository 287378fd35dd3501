// The counts of those that are there are up to date.
UNWIND $rows AS row
MERGE (actor:Actor {id: row.properties.id})
ON CREATE SET actor.claims = coalesce(row.counts.claims, 0),
              actor.documents = coalesce(row.counts.documents, 0)
SET actor += row.properties
SET actor:$(row.label)
