UNWIND $ids AS id
MERGE (tombstone:Tombstone {kind: $kind, id: id})
SET tombstone.version = $version
