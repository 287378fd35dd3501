-- name: actors
SELECT a.id, a.name, a.kind, a.sector, a.country, a.aliases, a.wikidata,
       (SELECT json_group_array(json_array(b.tie, b.target, b.since, b.until))
        FROM (SELECT * FROM belonging WHERE actor = a.id ORDER BY tie, ordinal) b),
       a.claims, a.documents
FROM actor a

-- name: changed-actors
-- In the order of the index, which the planner would else leave aside for that of the ids.
WHERE a.version > :since ORDER BY a.version, a.id

-- name: claims
SELECT c.id, c.source, c.relation, c.target, c.status, c.document, c.first, c.last, c.confidence,
       (SELECT group_concat(actor, char(31))
        FROM (SELECT actor FROM attribution
              WHERE claim = c.id AND actor IS NOT NULL ORDER BY ordinal))
FROM claim c

-- name: changed-claims
WHERE c.version > :since ORDER BY c.version, c.key

-- name: removed-claims
SELECT id FROM tombstone
WHERE kind = 'claim' AND version > :since
  AND NOT EXISTS (SELECT 1 FROM claim WHERE claim.id = tombstone.id)
ORDER BY version, id;

-- name: removed-actors
SELECT id FROM tombstone
WHERE kind = 'actor' AND version > :since
  AND NOT EXISTS (SELECT 1 FROM actor WHERE actor.id = tombstone.id)
ORDER BY version, id;
