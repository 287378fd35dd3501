-- What is known: documents, actors, and the claims that tie them. Claims are the truth;
-- edge, actor.claims, actor.documents and document.claims are sums of them.
-- first and last are days since 0001-01-01 of the interval a date covers, 0 where there is none.

CREATE TABLE version (
    one    INTEGER PRIMARY KEY CHECK (one = 1),
    number INTEGER NOT NULL,
    time   TEXT NOT NULL
);
INSERT INTO version VALUES (1, 0, strftime('%Y-%m-%dT%H:%M:%fZ', 'now'));

-- The text comes last so that lists of documents never touch its overflow pages.
CREATE TABLE document (
    key          INTEGER PRIMARY KEY,
    id           TEXT NOT NULL UNIQUE,
    title        TEXT,
    url          TEXT,
    date         TEXT,
    first        INTEGER NOT NULL,
    last         INTEGER NOT NULL,
    publisher    TEXT,
    path         TEXT,
    characters   INTEGER NOT NULL,
    sentences    INTEGER NOT NULL,
    claims       INTEGER NOT NULL,
    content_hash TEXT NOT NULL,
    fingerprint  TEXT NOT NULL,
    version      INTEGER NOT NULL,
    furniture    TEXT NOT NULL,
    metadata     TEXT NOT NULL,
    text         TEXT NOT NULL
);
CREATE INDEX document_by_date ON document (-last, -first, id);

CREATE TABLE actor (
    id        TEXT PRIMARY KEY,
    name      TEXT NOT NULL,
    kind      TEXT NOT NULL,
    sector    TEXT NOT NULL,
    country   TEXT,
    aliases   TEXT NOT NULL,
    wikidata  TEXT,
    claims    INTEGER NOT NULL DEFAULT 0,
    documents INTEGER NOT NULL DEFAULT 0,
    version   INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX actor_by_claims ON actor (-claims, id);
CREATE INDEX actor_by_version ON actor (version);

-- What an actor belongs to. The target need not be stored itself.
CREATE TABLE belonging (
    actor   TEXT NOT NULL REFERENCES actor (id) ON DELETE CASCADE,
    tie     TEXT NOT NULL CHECK (tie IN ('part_of', 'member_of')),
    ordinal INTEGER NOT NULL,
    target  TEXT NOT NULL,
    since   TEXT,
    until   TEXT,
    PRIMARY KEY (actor, tie, ordinal)
) WITHOUT ROWID;
CREATE INDEX belonging_by_target ON belonging (target);

-- Names and aliases, folded (lower case, no accents), as search compares them.
CREATE TABLE actor_name (
    key    INTEGER PRIMARY KEY,
    actor  TEXT NOT NULL REFERENCES actor (id) ON DELETE CASCADE,
    folded TEXT NOT NULL
);
CREATE INDEX actor_name_by_actor ON actor_name (actor);
CREATE INDEX actor_name_by_folded ON actor_name (folded);

CREATE TABLE claim (
    key            INTEGER PRIMARY KEY,
    id             TEXT NOT NULL UNIQUE,
    document       TEXT NOT NULL REFERENCES document (id),
    relation       TEXT NOT NULL,
    source         TEXT NOT NULL REFERENCES actor (id),
    source_mention TEXT NOT NULL,
    source_start   INTEGER NOT NULL,
    source_end     INTEGER NOT NULL,
    source_rule    TEXT,
    target         TEXT NOT NULL REFERENCES actor (id),
    target_mention TEXT NOT NULL,
    target_start   INTEGER NOT NULL,
    target_end     INTEGER NOT NULL,
    target_rule    TEXT,
    status         TEXT NOT NULL,
    cue            TEXT,
    parent         TEXT,
    trigger_text   TEXT NOT NULL,
    trigger_start  INTEGER NOT NULL,
    trigger_end    INTEGER NOT NULL,
    sentence_text  TEXT NOT NULL,
    sentence_start INTEGER NOT NULL,
    sentence_end   INTEGER NOT NULL,
    topic          TEXT,
    date           TEXT,
    date_from      TEXT NOT NULL,
    first          INTEGER NOT NULL,
    last           INTEGER NOT NULL,
    confidence     REAL NOT NULL,
    frame          TEXT,
    extractor      TEXT NOT NULL,
    version        INTEGER NOT NULL
);
CREATE INDEX claim_by_document ON claim (document, trigger_start);
CREATE INDEX claim_by_ends ON claim (source, relation, target);
CREATE INDEX claim_by_target ON claim (target, relation);
CREATE INDEX claim_by_date ON claim (-last, -first);
CREATE INDEX claim_by_version ON claim (version);

-- Whose word a claim is, nearest speaker first.
CREATE TABLE attribution (
    claim   TEXT NOT NULL REFERENCES claim (id) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    actor   TEXT REFERENCES actor (id),
    mention TEXT NOT NULL,
    start   INTEGER NOT NULL,
    end     INTEGER NOT NULL,
    cue     TEXT NOT NULL,
    PRIMARY KEY (claim, ordinal)
) WITHOUT ROWID;
CREATE INDEX attribution_by_actor ON attribution (actor) WHERE actor IS NOT NULL;

CREATE TABLE edge (
    source       TEXT NOT NULL,
    relation     TEXT NOT NULL,
    target       TEXT NOT NULL,
    claims       INTEGER NOT NULL,
    asserted     INTEGER NOT NULL,
    alleged      INTEGER NOT NULL,
    denied       INTEGER NOT NULL,
    hypothetical INTEGER NOT NULL,
    documents    INTEGER NOT NULL,
    forward      INTEGER NOT NULL,
    backward     INTEGER NOT NULL,
    first        TEXT,
    last         TEXT,
    version      INTEGER NOT NULL,
    PRIMARY KEY (source, relation, target)
) WITHOUT ROWID;

-- What is gone, and the version that removed it. An id that came back keeps its row here:
-- readers look first whether the thing exists.
CREATE TABLE tombstone (
    kind    TEXT NOT NULL CHECK (kind IN ('actor', 'claim', 'document')),
    id      TEXT NOT NULL,
    version INTEGER NOT NULL,
    PRIMARY KEY (kind, id)
) WITHOUT ROWID;
CREATE INDEX tombstone_by_version ON tombstone (kind, version);
