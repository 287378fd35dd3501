// Those of $rows that no claim makes any more.
UNWIND $rows AS row
MATCH (source:Actor {id: row.source})
MATCH (target:Actor {id: row.target})
MATCH (source)-[edge:RELATION]->(target)
WHERE none(ends IN row.ends WHERE EXISTS {
  MATCH (:Claim {source: ends[0], relation: $relation, target: ends[1]})
})
DELETE edge
