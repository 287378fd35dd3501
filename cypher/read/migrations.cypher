MATCH (migration:Migration)
RETURN coalesce(max(migration.number), 0) AS number
