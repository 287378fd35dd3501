// Disputed edges
// What somebody says of an actor and somebody denies
// :param {actor: 'iran', limit: 50}
MATCH (actor:Actor {id: $actor})-[edge]-(other:Actor)
WHERE edge.denied > 0 AND edge.asserted + edge.alleged > 0
RETURN actor, edge, other
ORDER BY edge.denied DESC, edge.claims DESC LIMIT toInteger($limit)
