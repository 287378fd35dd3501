MATCH (tombstone:Tombstone {kind: 'claim'})
WHERE tombstone.version > $since
  AND NOT EXISTS { MATCH (:Claim {id: tombstone.id}) }
WITH tombstone
ORDER BY tombstone.version, tombstone.id
RETURN collect(tombstone.id) AS ids
