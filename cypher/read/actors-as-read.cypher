MATCH (kept:ActorAsRead)
WHERE kept.id >= ''
RETURN kept.body AS body
ORDER BY kept.id
