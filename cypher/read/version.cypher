MATCH (version:Version {one: 1})
RETURN version.number AS number, version.time AS time
