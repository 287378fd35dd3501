UNWIND $ids AS id
MATCH (claim:Claim {id: id})
MATCH (claim)-[:SOURCE]->(source:Actor)
MATCH (claim)-[:TARGET]->(target:Actor)
RETURN properties(claim) AS claim,
       source {.name, .kind, .sector, .country} AS source,
       target {.name, .kind, .sector, .country} AS target
