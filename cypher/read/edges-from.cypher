// The edges of the next $limit actors after $after, by their ends.
MATCH (source:Actor)
WHERE source.id > $after
WITH source
ORDER BY source.id
LIMIT $limit
OPTIONAL MATCH (source)-[edge]->(target:Actor)
WHERE edge.claims IS NOT NULL
RETURN source.id, type(edge), target.id, edge.claims, edge.asserted, edge.alleged, edge.denied,
       edge.hypothetical, edge.documents, edge.forward, edge.backward, edge.first, edge.last
ORDER BY source.id, type(edge), target.id
