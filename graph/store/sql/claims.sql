-- name: put
INSERT INTO claim (id, document, relation, source, source_mention, source_start, source_end,
                   source_rule, target, target_mention, target_start, target_end, target_rule,
                   status, cue, parent, trigger_text, trigger_start, trigger_end, sentence_text,
                   sentence_start, sentence_end, topic, date, date_from, first, last, confidence,
                   frame, extractor, version)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
        ?);

-- name: put-attribution
INSERT INTO attribution (claim, ordinal, actor, mention, start, end, cue)
VALUES (?, ?, ?, ?, ?, ?, ?);

-- name: of-documents
SELECT id, document, relation, source, source_mention, source_start, source_end,
       source_rule, target, target_mention, target_start, target_end, target_rule,
       status, cue, parent, trigger_text, trigger_start, trigger_end, sentence_text,
       sentence_start, sentence_end, topic, date, date_from, first, last, confidence,
       frame, extractor
FROM claim
WHERE document IN (SELECT value FROM json_each(:documents));

-- name: attributions-of-documents
SELECT t.claim, t.ordinal, t.actor, t.mention, t.start, t.end, t.cue
FROM claim c JOIN attribution t ON t.claim = c.id
WHERE c.document IN (SELECT value FROM json_each(:documents))
ORDER BY t.claim, t.ordinal;

-- name: delete
DELETE FROM claim WHERE id = ?;

-- name: select
SELECT c.id, c.document, c.relation,
       c.source, s.name, s.kind, s.sector, s.country,
       c.source_mention, c.source_start, c.source_end, c.source_rule,
       c.target, t.name, t.kind, t.sector, t.country,
       c.target_mention, c.target_start, c.target_end, c.target_rule,
       c.status, c.cue, c.parent, c.trigger_text, c.trigger_start, c.trigger_end,
       c.sentence_text, c.sentence_start, c.sentence_end, c.topic, c.date, c.date_from,
       c.confidence, c.frame, c.extractor,
       (SELECT json_group_array(json_array(a.actor, a.mention, a.start, a.end, a.cue))
        FROM (SELECT * FROM attribution WHERE claim = c.id ORDER BY ordinal) a),
       c.last, c.first
FROM claim c
CROSS JOIN actor s ON s.id = c.source
CROSS JOIN actor t ON t.id = c.target

-- name: where-id
c.id = :id

-- name: where-ids
c.id IN (SELECT value FROM json_each(:ids))

-- name: where-relation
c.relation IN (SELECT value FROM json_each(:relations))

-- name: where-source
(c.source = :source
 OR (c.target = :source AND c.relation IN (SELECT value FROM json_each(:symmetric))))

-- name: where-target
(c.target = :target
 OR (c.source = :target AND c.relation IN (SELECT value FROM json_each(:symmetric))))

-- name: where-both-ends
((c.source = :source AND c.target = :target)
 OR (c.source = :target AND c.target = :source
     AND c.relation IN (SELECT value FROM json_each(:symmetric))))

-- name: where-actor
(c.source = :actor OR c.target = :actor)

-- name: where-status
c.status IN (SELECT value FROM json_each(:statuses))

-- name: where-speaker
c.id IN (SELECT claim FROM attribution WHERE actor = :speaker)

-- name: where-document
c.document = :document

-- name: where-since
c.last >= :since

-- name: where-until
c.first <= :until AND c.first > 0

-- name: where-confidence
c.confidence >= :min_confidence

-- name: where-after
-- The first condition, implied by the second, lets the index seek.
-c.last >= :c0
AND (-c.last, -c.first, c.document, c.trigger_start, c.id) > (:c0, :c1, :c2, :c3, :c4)

-- name: order
ORDER BY -c.last, -c.first, c.document, c.trigger_start, c.id LIMIT :limit

-- name: order-by-place
ORDER BY c.document, c.trigger_start, c.id
