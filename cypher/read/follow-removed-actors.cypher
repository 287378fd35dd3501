MATCH (tombstone:Tombstone {kind: 'actor'})
WHERE tombstone.version > $since
  AND NOT EXISTS { MATCH (:Actor {id: tombstone.id}) }
RETURN tombstone.id AS id
ORDER BY tombstone.version, id
