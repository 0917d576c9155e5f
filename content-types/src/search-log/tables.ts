/**
 * The log of searches, a file in the DATA_DIR that the site's server writes and the CMS reads. It counts by the day in China
 * and holds nothing finer, nothing of who asked, and no order of what was asked on a day.
 */
export const searchLogFile = 'search-log.db'

/** Counts up when the tables change shape: a file of another version is emptied by its writer, and is nothing to its reader. */
export const searchLogVersion = 1

/** Days that are kept, today included. */
export const searchLogDays = 90

/** `searched`: how often anybody searched. `missed`: queries that found nothing. `opened`: results that were opened for a query. */
export const searchLogTables = `
  CREATE TABLE IF NOT EXISTS searched (day TEXT PRIMARY KEY, count INTEGER NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS missed (day TEXT NOT NULL, query TEXT NOT NULL, count INTEGER NOT NULL,
    PRIMARY KEY (day, query)) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS opened (day TEXT NOT NULL, query TEXT NOT NULL, url TEXT NOT NULL, count INTEGER NOT NULL,
    PRIMARY KEY (day, query, url)) WITHOUT ROWID;
`
