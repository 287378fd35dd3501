// Few claims are kept as they were read; each has its document.
MATCH (kept:ClaimAsRead)
WHERE kept.document >= '' AND $rule IN kept.rules
RETURN DISTINCT kept.document AS document
