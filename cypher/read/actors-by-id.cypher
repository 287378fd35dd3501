UNWIND $ids AS id
MATCH (actor:Actor {id: id})
RETURN properties(actor) AS actor, COLLECT {
  MATCH (actor)-[tie:PART_OF|MEMBER_OF]->(above)
  RETURN [toLower(type(tie)), above.id, tie.since, tie.until]
  ORDER BY type(tie), tie.ordinal
} AS ties
