-- What people put right by hand. Claims and actors that a rule touches are kept here as they were
-- read; the other tables hold what is in force.

CREATE TABLE rule (
    number    INTEGER PRIMARY KEY,
    kind      TEXT NOT NULL CHECK (kind IN ('merge', 'split', 'reject')),
    time      TEXT NOT NULL,
    withdrawn TEXT,
    body      TEXT NOT NULL
);

CREATE TABLE claim_as_read (
    id       TEXT PRIMARY KEY,
    document TEXT NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    rejected INTEGER NOT NULL,
    rules    TEXT NOT NULL,
    body     TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX claim_as_read_by_document ON claim_as_read (document);
CREATE INDEX claim_as_read_rejected ON claim_as_read (id) WHERE rejected;

CREATE TABLE actor_as_read (
    id   TEXT PRIMARY KEY,
    body TEXT NOT NULL
) WITHOUT ROWID;
