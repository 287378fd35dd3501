MATCH (:Actor {id: $id})<-[:PART_OF|MEMBER_OF]-(below:Actor)
RETURN DISTINCT below.id AS id
