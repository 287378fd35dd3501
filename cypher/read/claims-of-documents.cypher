// An index of several properties is used where something is asked of each: hence IS NOT NULL.
UNWIND $ids AS id
MATCH (claim:Claim {document: id})
WHERE claim.trigger_start IS NOT NULL AND claim.id IS NOT NULL
RETURN collect([properties(claim)]) AS rows
