CALL () { MATCH (actor:Actor) RETURN count(actor) AS actors }
CALL () { MATCH (document:Document) RETURN count(document) AS documents }
CALL () { MATCH (claim:Claim) RETURN count(claim) AS claims }
CALL () { MATCH (:Actor)-[edge]->(:Actor) WHERE edge.claims IS NOT NULL RETURN count(edge) AS edges }
CALL () { MATCH (claim:Claim) WHERE claim.source = claim.target RETURN count(claim) AS self_claims }
CALL () { MATCH (kept:ClaimAsRead {rejected: true}) RETURN count(kept) AS rejected }
RETURN actors, documents, claims, edges, self_claims, rejected
