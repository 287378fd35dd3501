UNWIND $rows AS row
MATCH (actor:Actor {id: row.id})
SET actor.claims = actor.claims + row.claims,
    actor.documents = actor.documents + row.documents
