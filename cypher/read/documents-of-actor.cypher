MATCH (:Actor {id: $actor})<-[:SOURCE|TARGET|ATTRIBUTED_TO]-(claim:Claim)
RETURN DISTINCT claim.document AS document
