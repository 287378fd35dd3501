// By date, latest first, undated last. $before and the rest of the cursor continue a page.
// An index of several properties is used where something is asked of each: hence IS NOT NULL.
MATCH (document:Document)
WHERE document.last <= $before AND document.first IS NOT NULL
  AND ($since IS NULL OR document.last >= $since)
  AND ($until IS NULL OR (document.first <= $until AND document.first > 0))
  AND ($after IS NULL OR document.last < $before OR document.first < $after.first
       OR (document.first = $after.first AND document.id > $after.id))
WITH document
ORDER BY document.last DESC, document.first DESC, document.id
LIMIT $limit
RETURN document {.id, .title, .url, .date, .first, .last, .publisher, .path, .characters,
                 .sentences, .claims, .fingerprint} AS document
ORDER BY document.last DESC, document.first DESC, document.id
