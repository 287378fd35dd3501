MATCH (kept:ClaimAsRead {rejected: true})
RETURN kept.body AS body
