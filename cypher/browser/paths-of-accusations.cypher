// Paths of accusations
// Whom an actor accuses, whom those accuse, and so on: three steps, along the strongest at each
// :param {actor: 'united-states', steps: 5}
MATCH (first:Actor {id: $actor})
CALL (first) {
  MATCH (first)-[one:ACCUSES]->(second:Actor)
  RETURN one, second ORDER BY one.claims DESC, second.id LIMIT toInteger($steps)
}
CALL (second) {
  MATCH (second)-[two:ACCUSES]->(third:Actor)
  RETURN two, third ORDER BY two.claims DESC, third.id LIMIT toInteger($steps)
}
CALL (third) {
  MATCH (third)-[three:ACCUSES]->(fourth:Actor)
  RETURN three, fourth ORDER BY three.claims DESC, fourth.id LIMIT toInteger($steps)
}
RETURN first, one, second, two, third, three, fourth
