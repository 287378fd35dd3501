MATCH (tombstone:Tombstone {kind: 'claim'})
WHERE tombstone.version > $since
  AND NOT EXISTS { MATCH (:Claim {id: tombstone.id}) }
RETURN tombstone.id AS id
ORDER BY tombstone.version, id
