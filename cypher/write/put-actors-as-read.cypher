UNWIND $rows AS row
MERGE (kept:ActorAsRead {id: row.id})
SET kept.body = row.body
