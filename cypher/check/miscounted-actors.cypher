MATCH (actor:Actor)
WHERE actor.claims <> COUNT { MATCH (actor)<-[:SOURCE|TARGET]-(claim) RETURN DISTINCT claim }
   OR actor.documents <> COUNT { MATCH (actor)<-[:SOURCE|TARGET]-(claim) RETURN DISTINCT claim.document }
RETURN actor.id AS id
ORDER BY id
