// The actors given, and whoever they belong to, however far up.
UNWIND $ids AS id
MATCH (:Actor {id: id})-[:PART_OF|MEMBER_OF*0..]->(above:Actor)
RETURN DISTINCT above.id AS id
