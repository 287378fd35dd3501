// Enough to tell which actors are new or different, however many are asked for.
UNWIND $ids AS id
MATCH (actor:Actor {id: id})
RETURN collect([actor.id, actor.content_hash]) AS rows
