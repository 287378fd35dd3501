// In the order of the index.
MATCH (rule:Rule)
WHERE rule.number > 0
RETURN rule.body AS body
ORDER BY rule.number
