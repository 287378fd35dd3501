// Of the suspects, and of what they belong to, those that no claim names and to whom nobody
// belongs, however far down, whom a claim names.
UNWIND $ids AS id
MATCH (:Actor {id: id})-[:PART_OF|MEMBER_OF*0..]->(above:Actor)
WITH DISTINCT above
WHERE above.claims = 0
  AND NOT EXISTS { MATCH (above)<-[:ATTRIBUTED_TO]-() }
  AND NOT EXISTS {
    MATCH (above)<-[:PART_OF|MEMBER_OF*1..]-(below:Actor)
    WHERE below.claims > 0 OR EXISTS { MATCH (below)<-[:ATTRIBUTED_TO]-() }
  }
RETURN collect([above.id]) AS rows
