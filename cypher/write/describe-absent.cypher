// Somebody else belongs to these already; now they are described themselves.
UNWIND $ids AS id
MATCH (absent:Absent {id: id})
SET absent:Actor
REMOVE absent:Absent
