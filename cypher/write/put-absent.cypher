UNWIND $ids AS id
WITH id
WHERE NOT EXISTS { MATCH (:Actor {id: id}) }
MERGE (:Absent {id: id})
