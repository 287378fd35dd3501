// All actors that changed after $since; after -1, all there are.
MATCH (actor:Actor)
WHERE actor.version > $since
RETURN actor {.id, .name, .kind, .sector, .country, .aliases, .wikidata} AS actor, COLLECT {
  MATCH (actor)-[tie:PART_OF|MEMBER_OF]->(above)
  RETURN [toLower(type(tie)), above.id, tie.since, tie.until]
  ORDER BY type(tie), tie.ordinal
} AS ties
