MATCH (version:Version {one: 1})
SET version.number = $number, version.time = $time
