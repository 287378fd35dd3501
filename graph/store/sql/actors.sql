-- name: select
SELECT a.id, a.name, a.kind, a.sector, a.country, a.aliases, a.wikidata,
       (SELECT json_group_array(json_array(b.tie, b.target, b.since, b.until))
        FROM (SELECT * FROM belonging WHERE actor = a.id ORDER BY tie, ordinal) b),
       a.claims, a.documents
FROM actor a

-- name: where-id
a.id = :id

-- name: where-ids
a.id IN (SELECT value FROM json_each(:ids))

-- name: where-kind
a.kind IN (SELECT value FROM json_each(:kinds))

-- name: where-country
a.country = :country

-- name: where-after
-- The first condition, implied by the second, lets the index seek.
-a.claims >= :c0
AND (-a.claims, a.id) > (:c0, :c1)

-- name: order
ORDER BY -a.claims, a.id LIMIT :limit

-- name: begun
-- The shortest come closest.
SELECT DISTINCT folded FROM actor_name
WHERE folded >= :q AND folded < :q || char(1114111)
ORDER BY length(folded), folded LIMIT :most

-- name: keys-by-trigrams
-- A key stands as often as the name has phrases.
SELECT group_concat(keys) FROM (
    SELECT (
        SELECT group_concat(rowid) FROM actor_name_trigrams
        WHERE actor_name_trigrams MATCH phrase.value
    ) AS keys
    FROM json_each(:phrases) phrase
)

-- name: names-by-keys
SELECT group_concat(folded, char(10)) FROM actor_name
WHERE key IN (SELECT value FROM json_each(:keys))

-- name: holders
-- In this order of tables, or all actors would be gone through.
SELECT a.id, n.folded, a.claims
FROM json_each(:names) asked
CROSS JOIN actor_name n ON n.folded = asked.value
CROSS JOIN actor a ON a.id = n.actor

-- name: order-holders
ORDER BY asked.key, -a.claims, a.id LIMIT :most

-- name: newest-name
SELECT coalesce(max(key), 0) FROM actor_name

-- name: trigrams-counted-at
SELECT names FROM temp.trigram_count WHERE term = ''

-- name: count-trigrams
-- Which trigrams are rare, counted once for a connection and again when names have grown by half.
CREATE VIRTUAL TABLE IF NOT EXISTS temp.trigrams_in_names
    USING fts5vocab (main, actor_name_trigrams, 'row');
DROP TABLE IF EXISTS temp.trigram_count;
CREATE TEMP TABLE trigram_count AS SELECT term, doc AS names FROM temp.trigrams_in_names;
CREATE UNIQUE INDEX temp.trigram_count_by_term ON trigram_count (term);
INSERT INTO temp.trigram_count (term, names) SELECT '', coalesce(max(key), 0) FROM actor_name

-- name: rare-trigrams
SELECT term, names FROM temp.trigram_count
WHERE term IN (SELECT value FROM json_each(:terms)) ORDER BY names, term

-- name: contents
SELECT id, name, kind, sector, country, aliases, wikidata
FROM actor
WHERE id IN (SELECT value FROM json_each(:ids));

-- name: belongings
SELECT actor, tie, ordinal, target, since, until
FROM belonging
WHERE actor IN (SELECT value FROM json_each(:ids))
ORDER BY actor, tie DESC, ordinal;

-- name: put
INSERT INTO actor (id, name, kind, sector, country, aliases, wikidata, version)
VALUES (?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (id) DO UPDATE SET
    name = excluded.name, kind = excluded.kind, sector = excluded.sector,
    country = excluded.country, aliases = excluded.aliases, wikidata = excluded.wikidata,
    version = excluded.version;

-- name: forget-belongings
DELETE FROM belonging WHERE actor = ?;

-- name: put-belonging
INSERT INTO belonging (actor, tie, ordinal, target, since, until) VALUES (?, ?, ?, ?, ?, ?);

-- name: forget-names
DELETE FROM actor_name WHERE actor = ?;

-- name: put-name
INSERT INTO actor_name (actor, folded) VALUES (?, ?);

-- name: count
UPDATE actor SET claims = claims + ?, documents = documents + ? WHERE id = ?;

-- name: forget-candidates
DELETE FROM candidate;

-- name: suspect
INSERT OR IGNORE INTO candidate (id) VALUES (?);

-- name: unused
-- Candidates, and what they belong to, that no claim names and to whom nobody belongs, however
-- far down, whom a claim names.
WITH RECURSIVE
above (id) AS (
    SELECT id FROM candidate
    UNION
    SELECT b.target FROM above JOIN belonging b ON b.actor = above.id
),
unnamed (id) AS (
    SELECT a.id FROM above JOIN actor a ON a.id = above.id
    WHERE a.claims = 0 AND NOT EXISTS (SELECT 1 FROM attribution t WHERE t.actor = a.id)
),
below (root, id) AS (
    SELECT id, id FROM unnamed
    UNION
    SELECT below.root, b.actor FROM below JOIN belonging b ON b.target = below.id
)
SELECT u.id FROM unnamed u
WHERE NOT EXISTS (
    SELECT 1 FROM below JOIN actor a ON a.id = below.id
    WHERE below.root = u.id
      AND (a.claims > 0 OR EXISTS (SELECT 1 FROM attribution t WHERE t.actor = a.id))
);

-- name: delete
DELETE FROM actor WHERE id = ?;
