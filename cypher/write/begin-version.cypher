MERGE (version:Version {one: 1})
ON CREATE SET version.number = 0, version.time = $time
