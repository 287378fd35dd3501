// What the edges of $rows gain: source, target, then their sums in order. Dates as in sum-edges.
UNWIND $rows AS row
MATCH (source:Actor {id: row[0]})
MATCH (target:Actor {id: row[1]})
MERGE (source)-[edge:RELATION]->(target)
ON CREATE SET edge = {
  claims: row[2], asserted: row[3], alleged: row[4], denied: row[5], hypothetical: row[6],
  documents: row[7], forward: row[8], backward: row[9], first: row[10], last: row[11],
  version: $version
}
ON MATCH SET
  edge.claims = edge.claims + row[2],
  edge.asserted = edge.asserted + row[3],
  edge.alleged = edge.alleged + row[4],
  edge.denied = edge.denied + row[5],
  edge.hypothetical = edge.hypothetical + row[6],
  edge.documents = edge.documents + row[7],
  edge.forward = edge.forward + row[8],
  edge.backward = edge.backward + row[9],
  edge.first = CASE WHEN edge.first <= row[10] THEN edge.first ELSE coalesce(row[10], edge.first) END,
  edge.last = CASE WHEN edge.last + '~' >= row[11] + '~' THEN edge.last ELSE coalesce(row[11], edge.last) END,
  edge.version = $version
