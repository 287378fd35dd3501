// What is known: documents, actors, and the claims that tie them. Claims are the truth; the
// relationships ACCUSES, ATTACKS, SUPPLIES, ALLIES_WITH between actors, and the counts on actors
// and documents, are sums of them. first and last are days since 0001-01-01 of the interval that
// a date covers, 0 where there is none.

CREATE CONSTRAINT migration_number IF NOT EXISTS
FOR (m:Migration) REQUIRE m.number IS UNIQUE;

CREATE CONSTRAINT version_one IF NOT EXISTS
FOR (v:Version) REQUIRE v.one IS UNIQUE;

CREATE CONSTRAINT actor_id IF NOT EXISTS
FOR (a:Actor) REQUIRE a.id IS UNIQUE;

// Somebody whom an actor belongs to and who is not described: gone when nobody belongs to it.
CREATE CONSTRAINT absent_id IF NOT EXISTS
FOR (a:Absent) REQUIRE a.id IS UNIQUE;

CREATE CONSTRAINT document_id IF NOT EXISTS
FOR (d:Document) REQUIRE d.id IS UNIQUE;

CREATE CONSTRAINT claim_id IF NOT EXISTS
FOR (c:Claim) REQUIRE c.id IS UNIQUE;

// What is gone, and the version that removed it. An id that came back keeps its tombstone:
// readers look first whether the thing exists.
CREATE CONSTRAINT tombstone_of IF NOT EXISTS
FOR (t:Tombstone) REQUIRE (t.kind, t.id) IS UNIQUE;

CREATE INDEX actor_by_claims IF NOT EXISTS
FOR (a:Actor) ON (a.claims, a.id);

CREATE INDEX actor_by_version IF NOT EXISTS
FOR (a:Actor) ON (a.version, a.id);

CREATE INDEX document_by_date IF NOT EXISTS
FOR (d:Document) ON (d.last, d.first);

CREATE INDEX document_by_loading IF NOT EXISTS
FOR (d:Document) ON (d.loaded);

CREATE INDEX claim_by_document IF NOT EXISTS
FOR (c:Claim) ON (c.document, c.trigger_start, c.id);

CREATE INDEX claim_by_ends IF NOT EXISTS
FOR (c:Claim) ON (c.source, c.relation, c.target);

CREATE INDEX claim_by_target IF NOT EXISTS
FOR (c:Claim) ON (c.target, c.relation);

CREATE INDEX claim_by_date IF NOT EXISTS
FOR (c:Claim) ON (c.last, c.first);

CREATE INDEX claim_by_version IF NOT EXISTS
FOR (c:Claim) ON (c.version, c.id);

CREATE INDEX tombstone_by_version IF NOT EXISTS
FOR (t:Tombstone) ON (t.kind, t.version);
