/**
 * The manifest: what every address answers, in every kept release. An entry holds for the releases
 * from `from_release` up to, and without, `to_release`; null means until further notice.
 * `objects.pending` says that the variants are still to be made, `objects.uses` how many entries name it. `releases.events` are the
 * first events that a release brought, as JSON. `staged` is the next edition of the whole site while it is being made; status 0
 * keeps what is live. In `meta`, `live` is the newest release and `pinned` the one that readers see instead, if any.
 */
export const manifestTables = `
  CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS objects (hash TEXT PRIMARY KEY, size INTEGER NOT NULL, br INTEGER, gz INTEGER,
    pending INTEGER NOT NULL, uses INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS objects_pending ON objects (hash) WHERE pending = 1;
  CREATE TABLE IF NOT EXISTS releases (id INTEGER PRIMARY KEY, at TEXT NOT NULL, cause TEXT NOT NULL, seq INTEGER NOT NULL,
    background INTEGER NOT NULL, pages INTEGER NOT NULL, pages_rendered INTEGER NOT NULL, pages_changed INTEGER NOT NULL,
    added INTEGER NOT NULL, changed INTEGER NOT NULL, removed INTEGER NOT NULL, ms REAL NOT NULL, timings TEXT NOT NULL,
    events TEXT NOT NULL, event_count INTEGER NOT NULL);
  CREATE INDEX IF NOT EXISTS releases_shown ON releases (id) WHERE background = 0;
  CREATE TABLE IF NOT EXISTS entries (path TEXT NOT NULL, from_release INTEGER NOT NULL, to_release INTEGER, status INTEGER NOT NULL,
    object TEXT, type TEXT, location TEXT, headers TEXT NOT NULL, PRIMARY KEY (path, from_release)) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS entries_until ON entries (to_release) WHERE to_release IS NOT NULL;

  CREATE TABLE IF NOT EXISTS staged (path TEXT PRIMARY KEY, status INTEGER NOT NULL, object TEXT, type TEXT, location TEXT,
    headers TEXT NOT NULL) WITHOUT ROWID;

  CREATE TABLE IF NOT EXISTS search_shards (path TEXT PRIMARY KEY, shard INTEGER NOT NULL, retired INTEGER) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS search_documents (url TEXT NOT NULL, version TEXT NOT NULL, number INTEGER NOT NULL,
    shard INTEGER NOT NULL, PRIMARY KEY (shard, url)) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS failures (path TEXT PRIMARY KEY, attempts INTEGER NOT NULL, code TEXT NOT NULL, figure INTEGER,
    detail TEXT NOT NULL, since TEXT NOT NULL, at TEXT NOT NULL, suspects TEXT) WITHOUT ROWID;
`

/** Counts up when tables change shape: an older manifest is thrown away and everything is rendered again. */
export const manifestVersion = 6
