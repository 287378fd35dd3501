// One writer at a time: whoever else writes waits here until this transaction ends. The value is
// read after the lock is held.
MATCH (version:Version {one: 1})
SET version.locked = true
RETURN version.number AS number, version.time AS time
