MERGE (migration:Migration {number: $number})
ON CREATE SET migration.name = $name, migration.time = $time
