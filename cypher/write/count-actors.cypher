// By how much more or less is said of the actors that are there, and what those are.
UNWIND $rows AS row
MATCH (actor:Actor {id: row.id})
SET actor.claims = actor.claims + row.claims,
    actor.documents = actor.documents + row.documents
RETURN collect([actor.id, actor.content_hash]) AS rows
