// The edges of the next $limit actors after $after, by their ends.
MATCH (source:Actor)
WHERE source.id > $after
WITH source
ORDER BY source.id
LIMIT $limit
OPTIONAL MATCH (source)-[edge]->(target:Actor)
WHERE edge.claims IS NOT NULL
WITH source, edge, target
ORDER BY source.id, type(edge), target.id
RETURN collect([
  source.id, type(edge), target.id, edge.claims, edge.asserted, edge.alleged, edge.denied,
  edge.hypothetical, edge.documents, edge.forward, edge.backward, edge.first, edge.last
]) AS rows
