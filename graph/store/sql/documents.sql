-- name: known
SELECT id, content_hash, fingerprint, claims
FROM document
WHERE id IN (SELECT value FROM json_each(:ids));

-- name: put
INSERT INTO document (id, title, url, date, first, last, publisher, path, characters, sentences,
                      claims, content_hash, fingerprint, version, furniture, metadata, text)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (id) DO UPDATE SET
    title = excluded.title, url = excluded.url, date = excluded.date, first = excluded.first,
    last = excluded.last, publisher = excluded.publisher, path = excluded.path,
    characters = excluded.characters, sentences = excluded.sentences, claims = excluded.claims,
    content_hash = excluded.content_hash, fingerprint = excluded.fingerprint,
    version = excluded.version, furniture = excluded.furniture, metadata = excluded.metadata,
    text = excluded.text;

-- name: delete
DELETE FROM document WHERE id = ?;

-- name: bury
INSERT INTO tombstone (kind, id, version) VALUES (?, ?, ?)
ON CONFLICT (kind, id) DO UPDATE SET version = excluded.version;

-- name: one
SELECT id, title, url, date, publisher, path, characters, sentences, claims, fingerprint,
       furniture, metadata, text
FROM document
WHERE id = :id;

-- name: list
SELECT d.id, d.title, d.url, d.date, d.publisher, d.path, d.characters, d.sentences, d.claims,
       d.fingerprint, d.last, d.first
FROM document d

-- name: where-text
d.key IN (SELECT rowid FROM document_text WHERE document_text MATCH :q)

-- name: where-since
d.last >= :since

-- name: where-until
d.first <= :until AND d.first > 0

-- name: where-after
-- The first condition, implied by the second, lets the index seek.
-d.last >= :c0
AND (-d.last, -d.first, d.id) > (:c0, :c1, :c2)

-- name: order
ORDER BY -d.last, -d.first, d.id LIMIT :limit
