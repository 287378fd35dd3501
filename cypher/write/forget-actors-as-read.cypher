MATCH (kept:ActorAsRead)
WHERE kept.id >= ''
DELETE kept
