/**
 * The manifest: what every address answers, in every kept release. An entry holds for the releases
 * from `from_release` up to, and without, `to_release`; null means until further notice.
 * The tables below `reads` are the engine's own: why each page looks as it does.
 */
export const manifestTables = `
  CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS objects (hash TEXT PRIMARY KEY, size INTEGER NOT NULL, br INTEGER, gz INTEGER) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS releases (id INTEGER PRIMARY KEY, at TEXT NOT NULL, cause TEXT NOT NULL, seq INTEGER NOT NULL,
    pages INTEGER NOT NULL, pages_rendered INTEGER NOT NULL, pages_changed INTEGER NOT NULL, timings TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS entries (path TEXT NOT NULL, from_release INTEGER NOT NULL, to_release INTEGER, status INTEGER NOT NULL,
    object TEXT, type TEXT, location TEXT, headers TEXT NOT NULL, PRIMARY KEY (path, from_release)) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS entries_until ON entries (to_release) WHERE to_release IS NOT NULL;

  CREATE TABLE IF NOT EXISTS reads (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, name TEXT NOT NULL, args TEXT NOT NULL, hash TEXT NOT NULL, touches TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS read_points (point TEXT NOT NULL, read INTEGER NOT NULL REFERENCES reads ON DELETE CASCADE,
    PRIMARY KEY (point, read)) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS points_of_read ON read_points (read);
  CREATE TABLE IF NOT EXISTS read_ranges (scope TEXT NOT NULL, high TEXT NOT NULL, low TEXT NOT NULL,
    read INTEGER NOT NULL REFERENCES reads ON DELETE CASCADE, PRIMARY KEY (scope, high, low, read)) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS ranges_of_read ON read_ranges (read);
  CREATE TABLE IF NOT EXISTS pages (id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE);
  CREATE TABLE IF NOT EXISTS page_reads (page INTEGER NOT NULL REFERENCES pages ON DELETE CASCADE,
    read INTEGER NOT NULL REFERENCES reads, PRIMARY KEY (page, read)) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS pages_of_read ON page_reads (read);
  CREATE TABLE IF NOT EXISTS nodes (key TEXT PRIMARY KEY, result TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS node_children (parent TEXT NOT NULL REFERENCES nodes ON DELETE CASCADE, child TEXT NOT NULL,
    PRIMARY KEY (parent, child)) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS parents_of_node ON node_children (child);
  CREATE TABLE IF NOT EXISTS claims (path TEXT NOT NULL, node TEXT NOT NULL REFERENCES nodes ON DELETE CASCADE, claim TEXT NOT NULL,
    PRIMARY KEY (path, node)) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS claims_of_node ON claims (node);
  CREATE TABLE IF NOT EXISTS search_shards (path TEXT PRIMARY KEY, shard INTEGER NOT NULL, retired INTEGER) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS search_documents (url TEXT NOT NULL, version TEXT NOT NULL, shard INTEGER NOT NULL,
    PRIMARY KEY (shard, url)) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS failures (path TEXT PRIMARY KEY, attempts INTEGER NOT NULL, reason TEXT NOT NULL, at TEXT NOT NULL) WITHOUT ROWID;
`

/** Counts up when tables change shape: an older manifest is thrown away and everything is rendered again. */
export const manifestVersion = 3
