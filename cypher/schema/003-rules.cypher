// What people put right by hand. Claims and actors that a rule touches are kept here as they were
// read; the other nodes hold what is in force.

CREATE CONSTRAINT rule_number IF NOT EXISTS
FOR (r:Rule) REQUIRE r.number IS UNIQUE;

CREATE CONSTRAINT claim_as_read_id IF NOT EXISTS
FOR (c:ClaimAsRead) REQUIRE c.id IS UNIQUE;

CREATE CONSTRAINT actor_as_read_id IF NOT EXISTS
FOR (a:ActorAsRead) REQUIRE a.id IS UNIQUE;

CREATE INDEX claim_as_read_by_document IF NOT EXISTS
FOR (c:ClaimAsRead) ON (c.document);

CREATE INDEX claim_as_read_rejected IF NOT EXISTS
FOR (c:ClaimAsRead) ON (c.rejected);
