-- name: counts
SELECT (SELECT count(*) FROM actor), (SELECT count(*) FROM document),
       (SELECT count(*) FROM claim), (SELECT count(*) FROM edge),
       (SELECT count(*) FROM claim WHERE source = target),
       (SELECT count(*) FROM claim_as_read WHERE rejected);

-- name: fingerprints
SELECT fingerprint, count(*) FROM document GROUP BY fingerprint ORDER BY fingerprint;

-- name: wrong-edges
-- Edges that are not the sum of their claims, and sums that have no edge.
WITH tied AS (
    SELECT *,
           relation IN (SELECT value FROM json_each(:symmetric)) AND target < source AS turned
    FROM claim
    WHERE source <> target
),
summed AS (
    SELECT CASE WHEN turned THEN target ELSE source END AS edge_source, relation,
           CASE WHEN turned THEN source ELSE target END AS edge_target,
           count(*), sum(status = 'asserted'), sum(status = 'alleged'),
           sum(status = 'denied'), sum(status = 'hypothetical'), count(DISTINCT document),
           sum(NOT turned), sum(turned), min(date), rtrim(max(date || '~'), '~')
    FROM tied
    GROUP BY 1, 2, 3
),
stored AS (
    SELECT source, relation, target, claims, asserted, alleged, denied, hypothetical, documents,
           forward, backward, first, last
    FROM edge
)
SELECT edge_source, relation, edge_target FROM (SELECT * FROM summed EXCEPT SELECT * FROM stored)
UNION
SELECT source, relation, target FROM (SELECT * FROM stored EXCEPT SELECT * FROM summed);

-- name: lost-claims
SELECT id, document FROM claim
WHERE NOT EXISTS (SELECT 1 FROM document WHERE document.id = claim.document)
ORDER BY id;

-- name: miscounted-actors
WITH ends AS (
    SELECT source AS actor, id, document FROM claim
    UNION
    SELECT target, id, document FROM claim
),
named AS (
    SELECT actor, count(*) AS claims, count(DISTINCT document) AS documents
    FROM ends GROUP BY actor
)
SELECT a.id FROM actor a LEFT JOIN named n ON n.actor = a.id
WHERE a.claims <> coalesce(n.claims, 0) OR a.documents <> coalesce(n.documents, 0)
ORDER BY a.id;

-- name: miscounted-documents
SELECT d.id FROM document d
WHERE d.claims <> (SELECT count(*) FROM claim c WHERE c.document = d.id)
ORDER BY d.id;

-- name: missing-actors
SELECT c.id, c.source FROM claim c WHERE NOT EXISTS (SELECT 1 FROM actor WHERE id = c.source)
UNION
SELECT c.id, c.target FROM claim c WHERE NOT EXISTS (SELECT 1 FROM actor WHERE id = c.target)
UNION
SELECT t.claim, t.actor FROM attribution t
WHERE t.actor IS NOT NULL AND NOT EXISTS (SELECT 1 FROM actor WHERE id = t.actor)
ORDER BY 1, 2;
