UNWIND $ids AS id
MATCH (document:Document {id: id})
DETACH DELETE document
