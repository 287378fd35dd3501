UNWIND $ids AS id
MATCH (claim:Claim {id: id})
MATCH (claim)-[:SOURCE]->(source:Actor)
MATCH (claim)-[:TARGET]->(target:Actor)
RETURN collect([
  properties(claim),
  source {.name, .kind, .sector, .country},
  target {.name, .kind, .sector, .country}
]) AS rows
