// A page of all actors that changed at version $version after $id, or later.
// An index of several properties is used where something is asked of each: hence IS NOT NULL.
MATCH (actor:Actor)
WHERE actor.version >= $version AND actor.id IS NOT NULL
  AND (actor.version > $version OR actor.id > $id)
WITH actor
ORDER BY actor.version, actor.id
LIMIT $limit
RETURN collect([
  actor {.id, .name, .kind, .sector, .country, .aliases, .wikidata},
  COLLECT {
    MATCH (actor)-[tie:PART_OF|MEMBER_OF]->(above)
    RETURN [toLower(type(tie)), above.id, tie.since, tie.until]
    ORDER BY type(tie), tie.ordinal
  },
  actor.version
]) AS rows
