// Allies of my enemy
// Who sides with those that attack an actor or are attacked by it
// :param {actor: 'israel', limit: 50}
MATCH (actor:Actor {id: $actor})-[force:ATTACKS]-(enemy:Actor)
WHERE force.asserted + force.alleged > 0
WITH actor, force, enemy ORDER BY force.claims DESC, enemy.id LIMIT 20
MATCH (enemy)-[side:ALLIES_WITH]-(ally:Actor)
WHERE ally <> actor AND side.asserted + side.alleged > 0
RETURN actor, force, enemy, side, ally
ORDER BY side.claims DESC LIMIT toInteger($limit)
