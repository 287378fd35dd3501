// Who accuses whom
// The accusations that most claims make
// :param {limit: 50}
MATCH (source:Actor)
WHERE source.claims > 0 AND source.id IS NOT NULL
WITH source ORDER BY source.claims DESC, source.id LIMIT 200
MATCH (source)-[edge:ACCUSES]->(target:Actor)
RETURN source, edge, target
ORDER BY edge.claims DESC LIMIT toInteger($limit)
