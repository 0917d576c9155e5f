/**
 * The replica: public records as the CMS projects them, and what look-ups need.
 * `period_counts.within` is '' (the whole scope), a month or a day. `pending_*` is what has been applied
 * and is not live yet; it is written with the records and cleared after the release.
 * `hidden` are published documents without a public record: known, so that they are not asked for again.
 * `pending_events.live`: what the event changed is live; it waits for its receipt, and the cursor for passing it.
 * `changes` names what was written, the newest last, for whoever follows the records; an empty type says that everything was forgotten.
 * `last_addresses` outlives its record, so that a receipt can say where something is gone from.
 */
export const replicaTables = `
  CREATE TABLE IF NOT EXISTS records (type TEXT NOT NULL, id TEXT NOT NULL, hash TEXT NOT NULL, json TEXT NOT NULL,
    version TEXT, PRIMARY KEY (type, id));
  CREATE TABLE IF NOT EXISTS hidden (type TEXT NOT NULL, id TEXT NOT NULL, version TEXT NOT NULL, PRIMARY KEY (type, id)) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS fields (type TEXT NOT NULL, field TEXT NOT NULL, value TEXT NOT NULL, id TEXT NOT NULL,
    PRIMARY KEY (type, field, value, id)) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS entries (type TEXT NOT NULL, id TEXT NOT NULL, key TEXT NOT NULL, column_key TEXT NOT NULL,
    organization_id TEXT, pinned INTEGER NOT NULL, card TEXT NOT NULL, PRIMARY KEY (type, id));
  CREATE INDEX IF NOT EXISTS entries_all ON entries (key);
  CREATE INDEX IF NOT EXISTS entries_type ON entries (type, key);
  CREATE INDEX IF NOT EXISTS entries_column ON entries (column_key, key);
  CREATE INDEX IF NOT EXISTS entries_organization ON entries (organization_id, key);
  CREATE INDEX IF NOT EXISTS entries_organization_column ON entries (organization_id, column_key, key);
  CREATE INDEX IF NOT EXISTS entries_pinned ON entries (key) WHERE pinned = 1;
  CREATE TABLE IF NOT EXISTS period_counts (scope TEXT NOT NULL, within TEXT NOT NULL, n INTEGER NOT NULL,
    PRIMARY KEY (scope, within)) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS media (name TEXT NOT NULL, type TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (name, type, id)) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS media_of_record ON media (type, id);
  CREATE TABLE IF NOT EXISTS pending_points (point TEXT PRIMARY KEY) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS pending_places (scope TEXT NOT NULL, key TEXT NOT NULL, PRIMARY KEY (scope, key)) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS pending_events (seq INTEGER PRIMARY KEY, at TEXT NOT NULL, type TEXT NOT NULL, id TEXT NOT NULL, action TEXT NOT NULL,
    bulk INTEGER NOT NULL, live INTEGER NOT NULL);
  CREATE TABLE IF NOT EXISTS changes (n INTEGER PRIMARY KEY, type TEXT NOT NULL, id TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS last_addresses (type TEXT NOT NULL, id TEXT NOT NULL, path TEXT NOT NULL, PRIMARY KEY (type, id)) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
`

/** Counts up when tables, records or cards change shape: an older file is thrown away and filled from a snapshot. */
export const replicaVersion = 4
