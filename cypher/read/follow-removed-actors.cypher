MATCH (tombstone:Tombstone {kind: 'actor'})
WHERE tombstone.version > $since
  AND NOT EXISTS { MATCH (:Actor {id: tombstone.id}) }
WITH tombstone
ORDER BY tombstone.version, tombstone.id
RETURN collect(tombstone.id) AS ids
