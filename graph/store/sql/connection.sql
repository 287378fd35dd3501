-- Tables of one connection that hold the keys a write has touched. The first in the order of
-- their edge, so that sums need no sorting; a symmetric edge has a row for each direction.

-- name: working-tables
CREATE TEMP TABLE touched (
    edge_source TEXT NOT NULL,
    relation    TEXT NOT NULL,
    edge_target TEXT NOT NULL,
    source      TEXT NOT NULL,
    target      TEXT NOT NULL,
    PRIMARY KEY (edge_source, relation, edge_target, source)
) WITHOUT ROWID;
CREATE TEMP TABLE candidate (id TEXT PRIMARY KEY) WITHOUT ROWID;

-- name: record-migration
INSERT INTO migration (number, name, time)
VALUES (:number, :name, strftime('%Y-%m-%dT%H:%M:%fZ', 'now'));

-- name: migrations
CREATE TABLE IF NOT EXISTS migration (number INTEGER PRIMARY KEY, name TEXT NOT NULL, time TEXT NOT NULL);

-- name: has-tables
SELECT count(*) FROM sqlite_schema;

-- name: last-migration
SELECT coalesce(max(number), 0) FROM migration;

-- name: version
SELECT number, time FROM version;

-- name: set-version
UPDATE version SET number = :number, time = :time;
