// Claims that are not tied to the speakers they name, in their order.
MATCH (claim:Claim)
WHERE COLLECT {
  MATCH (claim)-[said:ATTRIBUTED_TO]->(speaker:Actor) RETURN speaker.id ORDER BY said.ordinal
} <> claim.speakers
RETURN claim.id AS id
ORDER BY id
