// By how much is said of them, then by id.
// An index of several properties is used where something is asked of each: hence IS NOT NULL.
MATCH (actor:Actor)
WHERE actor.claims <= $at_most AND actor.id IS NOT NULL
  AND ($kinds IS NULL OR actor.kind IN $kinds)
  AND ($country IS NULL OR actor.country = $country)
  AND ($after IS NULL OR actor.claims < $at_most OR actor.id > $after)
WITH actor
ORDER BY actor.claims DESC, actor.id
LIMIT $limit
RETURN properties(actor) AS actor, COLLECT {
  MATCH (actor)-[tie:PART_OF|MEMBER_OF]->(above)
  RETURN [toLower(type(tie)), above.id, tie.since, tie.until]
  ORDER BY type(tie), tie.ordinal
} AS ties
ORDER BY actor.claims DESC, actor.id
