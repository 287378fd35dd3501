// Neighbourhood
// Whom an actor deals with, the most claimed first
// :param {actor: 'iran', limit: 40}
MATCH (actor:Actor {id: $actor})-[edge]-(other:Actor)
WHERE edge.asserted + edge.alleged > 0
RETURN actor, edge, other
ORDER BY edge.claims DESC LIMIT toInteger($limit)
