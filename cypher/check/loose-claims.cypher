// Claims without just the one source and the one target that they name.
MATCH (claim:Claim)
WHERE COLLECT { MATCH (claim)-[:SOURCE]->(source:Actor) RETURN source.id } <> [claim.source]
   OR COLLECT { MATCH (claim)-[:TARGET]->(target:Actor) RETURN target.id } <> [claim.target]
RETURN claim.id AS id
ORDER BY id
