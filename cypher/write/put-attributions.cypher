// Ties each claim to the actors whose word it is; the caller compares the number made.
UNWIND $rows AS row
MATCH (claim:Claim {id: row.claim})
MATCH (speaker:Actor {id: row.actor})
CREATE (claim)-[said:ATTRIBUTED_TO]->(speaker)
SET said.ordinal = row.ordinal, said.mention = row.mention, said.cue = row.cue
RETURN count(said) AS made
