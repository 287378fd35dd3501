// Whoever's name is like $names, a Lucene query; how alike is for the caller to say.
CALL db.index.fulltext.queryNodes('actor_names', $names, {limit: $limit}) YIELD node AS actor
WHERE ($kinds IS NULL OR actor.kind IN $kinds)
  AND ($country IS NULL OR actor.country = $country)
RETURN properties(actor) AS actor, COLLECT {
  MATCH (actor)-[tie:PART_OF|MEMBER_OF]->(above)
  RETURN [toLower(type(tie)), above.id, tie.since, tie.until]
  ORDER BY type(tie), tie.ordinal
} AS ties
