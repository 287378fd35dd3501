UNWIND $ids AS id
MATCH (:Actor {id: id})-[tie:PART_OF|MEMBER_OF]->()
DELETE tie
