-- name: forget-touched
DELETE FROM touched;

-- name: touch
INSERT OR IGNORE INTO touched (edge_source, relation, edge_target, source, target)
VALUES (?, ?, ?, ?, ?);

-- name: clear-touched
DELETE FROM edge
WHERE (source, relation, target) IN (SELECT edge_source, relation, edge_target FROM touched);

-- name: add
-- Dates as below.
INSERT INTO edge (source, relation, target, claims, asserted, alleged, denied, hypothetical,
                  documents, forward, backward, first, last, version)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (source, relation, target) DO UPDATE SET
    claims = claims + excluded.claims,
    asserted = asserted + excluded.asserted, alleged = alleged + excluded.alleged,
    denied = denied + excluded.denied, hypothetical = hypothetical + excluded.hypothetical,
    documents = documents + excluded.documents,
    forward = forward + excluded.forward, backward = backward + excluded.backward,
    first = coalesce(min(first, excluded.first), first, excluded.first),
    last = coalesce(rtrim(max(last || '~', excluded.last || '~'), '~'), last, excluded.last),
    version = excluded.version;

-- name: sum-touched
-- As text, dates sort by their start, the coarser first; with a tilde after them, which is
-- greater than the hyphen, by their end, the coarser last.
INSERT INTO edge
SELECT t.edge_source, t.relation, t.edge_target,
       count(*),
       sum(c.status = 'asserted'), sum(c.status = 'alleged'),
       sum(c.status = 'denied'), sum(c.status = 'hypothetical'),
       count(DISTINCT c.document),
       sum(c.source = t.edge_source), sum(c.source <> t.edge_source),
       min(c.date), rtrim(max(c.date || '~'), '~'),
       :version
FROM touched t
CROSS JOIN claim c ON c.source = t.source AND c.relation = t.relation AND c.target = t.target
GROUP BY t.edge_source, t.relation, t.edge_target;

-- name: by-keys
SELECT source, relation, target, claims, asserted, alleged, denied, hypothetical, documents,
       forward, backward, first, last
FROM edge
WHERE (source, relation, target) IN (
    SELECT value ->> 0, value ->> 1, value ->> 2 FROM json_each(:keys)
);

-- name: all
SELECT source, relation, target, claims, asserted, alleged, denied, hypothetical, documents,
       forward, backward, first, last
FROM edge
ORDER BY source, relation, target;
