MERGE (rule:Rule {number: $number})
SET rule.kind = $kind, rule.time = $time, rule.withdrawn = $withdrawn, rule.body = $body
