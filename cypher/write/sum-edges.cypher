// The edges between the ends in $rows, summed afresh. As text, dates sort by their start, the
// coarser first; with a tilde after them, which is greater than the hyphen, by their end, the
// coarser last. A symmetric edge has two pairs of ends.
UNWIND $rows AS row
MATCH (source:Actor {id: row.source})
MATCH (target:Actor {id: row.target})
CALL (row) {
  UNWIND row.ends AS ends
  MATCH (claim:Claim {source: ends[0], relation: $relation, target: ends[1]})
  RETURN {
    claims: count(claim),
    asserted: sum(CASE claim.status WHEN 'asserted' THEN 1 ELSE 0 END),
    alleged: sum(CASE claim.status WHEN 'alleged' THEN 1 ELSE 0 END),
    denied: sum(CASE claim.status WHEN 'denied' THEN 1 ELSE 0 END),
    hypothetical: sum(CASE claim.status WHEN 'hypothetical' THEN 1 ELSE 0 END),
    documents: count(DISTINCT claim.document),
    forward: sum(CASE claim.source WHEN row.source THEN 1 ELSE 0 END),
    backward: sum(CASE claim.source WHEN row.source THEN 0 ELSE 1 END),
    first: min(claim.date),
    last: replace(max(claim.date + '~'), '~', ''),
    version: $version
  } AS sums
}
WITH source, target, sums
WHERE sums.claims > 0
MERGE (source)-[edge:RELATION]->(target)
SET edge = sums
