-- name: log
SELECT body FROM rule ORDER BY number;

-- name: put
INSERT INTO rule (number, kind, time, withdrawn, body) VALUES (?, ?, ?, ?, ?)
ON CONFLICT (number) DO UPDATE SET withdrawn = excluded.withdrawn, body = excluded.body;

-- name: actors
SELECT body FROM actor_as_read ORDER BY id;

-- name: put-actor
INSERT INTO actor_as_read (id, body) VALUES (?, ?)
ON CONFLICT (id) DO UPDATE SET body = excluded.body;

-- name: forget-actors
DELETE FROM actor_as_read;

-- name: claims-of-documents
SELECT body FROM claim_as_read WHERE document IN (SELECT value FROM json_each(:documents));

-- name: rejected
SELECT body FROM claim_as_read WHERE rejected;

-- name: documents-of-rule
SELECT DISTINCT document FROM claim_as_read
WHERE EXISTS (SELECT 1 FROM json_each(rules) WHERE value = :rule);

-- name: documents-of-actor
SELECT document FROM claim WHERE source = :actor
UNION
SELECT document FROM claim WHERE target = :actor
UNION
SELECT c.document FROM attribution t JOIN claim c ON c.id = t.claim WHERE t.actor = :actor;

-- name: put-claim
INSERT INTO claim_as_read (id, document, rejected, rules, body) VALUES (?, ?, ?, ?, ?);

-- name: forget-claims
DELETE FROM claim_as_read WHERE document = ?;

-- name: recount
UPDATE document SET claims = (SELECT count(*) FROM claim WHERE claim.document = document.id)
WHERE id = ?;

-- name: those-above
-- The ids given, and whoever they belong to, however far up.
WITH RECURSIVE above (id) AS (
    SELECT value FROM json_each(:ids)
    UNION
    SELECT b.target FROM above JOIN belonging b ON b.actor = above.id
)
SELECT id FROM above;

-- name: those-below
SELECT DISTINCT actor FROM belonging WHERE target = :id;

-- name: any-document
SELECT 1 FROM document LIMIT 1;
