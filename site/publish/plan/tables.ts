/**
 * Why each page of one edition looks as it does: what every read looked at, which pages used it, and the plan by which pages
 * exist. `meta.generation` counts with the manifest's, so that one that lags behind shows.
 */
export const dependencyTables = `
  CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS reads (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, name TEXT NOT NULL, args TEXT NOT NULL,
    hash TEXT NOT NULL, touches TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS read_points (point TEXT NOT NULL, read INTEGER NOT NULL REFERENCES reads ON DELETE CASCADE,
    PRIMARY KEY (point, read)) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS read_ranges (scope TEXT NOT NULL, high TEXT NOT NULL, low TEXT NOT NULL,
    read INTEGER NOT NULL REFERENCES reads ON DELETE CASCADE, PRIMARY KEY (scope, high, low, read)) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS pages (id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE);
  CREATE TABLE IF NOT EXISTS page_reads (page INTEGER NOT NULL REFERENCES pages ON DELETE CASCADE,
    read INTEGER NOT NULL REFERENCES reads, PRIMARY KEY (page, read)) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS nodes (key TEXT PRIMARY KEY, result TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS node_children (parent TEXT NOT NULL REFERENCES nodes ON DELETE CASCADE, child TEXT NOT NULL,
    PRIMARY KEY (parent, child)) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS claims (path TEXT NOT NULL, node TEXT NOT NULL REFERENCES nodes ON DELETE CASCADE, claim TEXT NOT NULL,
    PRIMARY KEY (path, node)) WITHOUT ROWID;
`

/** While a whole site is stored, its rows are only appended; sorting them once in the end is faster than keeping them sorted. */
export const fillingTables = `
  DROP TABLE IF EXISTS fill_points;
  DROP TABLE IF EXISTS fill_ranges;
  DROP TABLE IF EXISTS fill_page_reads;
  CREATE TABLE fill_points (point TEXT NOT NULL, read INTEGER NOT NULL);
  CREATE TABLE fill_ranges (scope TEXT NOT NULL, high TEXT NOT NULL, low TEXT NOT NULL, read INTEGER NOT NULL);
  CREATE TABLE fill_page_reads (page INTEGER NOT NULL, read INTEGER NOT NULL);
`

export const fillingEnds = `
  BEGIN IMMEDIATE;
  INSERT OR IGNORE INTO read_points SELECT point, read FROM fill_points ORDER BY point, read;
  INSERT OR IGNORE INTO read_ranges SELECT scope, high, low, read FROM fill_ranges ORDER BY scope, high, low, read;
  INSERT OR IGNORE INTO page_reads SELECT page, read FROM fill_page_reads ORDER BY page, read;
  DROP TABLE fill_points;
  DROP TABLE fill_ranges;
  DROP TABLE fill_page_reads;
  COMMIT;
`

/** What finds the rows of one read, page or node; made after a whole site is stored, which is faster than keeping them meanwhile. */
export const dependencyIndexes = `
  CREATE INDEX IF NOT EXISTS points_of_read ON read_points (read);
  CREATE INDEX IF NOT EXISTS ranges_of_read ON read_ranges (read);
  CREATE INDEX IF NOT EXISTS pages_of_read ON page_reads (read);
  CREATE INDEX IF NOT EXISTS parents_of_node ON node_children (child);
  CREATE INDEX IF NOT EXISTS claims_of_node ON claims (node);
`

/** Counts up when tables change shape: an older file is thrown away and the site is planned and rendered again. */
export const dependenciesVersion = 1
