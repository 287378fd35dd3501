UNWIND $rows AS row
MATCH (source:Actor {id: row.source})
MATCH (target:Actor {id: row.target})
MATCH (source)-[edge:RELATION]->(target)
RETURN collect([
  source.id, type(edge), target.id, edge.claims, edge.asserted, edge.alleged, edge.denied,
  edge.hypothetical, edge.documents, edge.forward, edge.backward, edge.first, edge.last
]) AS rows
