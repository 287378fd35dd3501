// Timeline of an actor
// What is claimed of it, by date
// :param {actor: 'iran', limit: 200}
CALL () {
  MATCH (claim:Claim {source: $actor})
  WHERE claim.relation IS NOT NULL AND claim.target IS NOT NULL
  RETURN claim
  UNION
  MATCH (claim:Claim {target: $actor})
  WHERE claim.relation IS NOT NULL
  RETURN claim
}
WITH claim WHERE claim.last > 0
ORDER BY claim.last DESC, claim.first DESC, claim.id LIMIT toInteger($limit)
RETURN claim.date AS date, claim.source AS source, claim.relation AS relation,
       claim.target AS target, claim.status AS status, claim.sentence_text AS sentence
ORDER BY claim.last, claim.first, claim.id
