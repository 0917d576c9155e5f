/**
 * The index of Huoye's own server. Numbers of records follow their dates (see `numberOf`), so that FTS5, which answers in their order,
 * gives the newest first. `facts` and
 * `records_state` are `records` without its texts: what a query reads of everything that it finds, and what an update compares.
 * `found` keeps no text of its own (contentless): what is deleted is told it from `records`.
 * `names`: titles and names of branches, as folded text and as pinyin: `syllables` with a space before, between and behind,
 * `letters` without; a name that is read in two ways stands twice.
 */
export const servedTables = `
  CREATE TABLE IF NOT EXISTS records (id INTEGER PRIMARY KEY, url TEXT NOT NULL UNIQUE, version TEXT NOT NULL, kind TEXT NOT NULL,
    title TEXT NOT NULL, names TEXT NOT NULL, image TEXT, text TEXT NOT NULL);
  CREATE INDEX IF NOT EXISTS records_state ON records (url, version);
  CREATE TABLE IF NOT EXISTS facts (id INTEGER PRIMARY KEY, date TEXT, "column" TEXT, town TEXT, branch TEXT, category TEXT);
  CREATE TABLE IF NOT EXISTS names (id INTEGER NOT NULL, folded TEXT NOT NULL, branch INTEGER NOT NULL, syllables TEXT NOT NULL,
    letters TEXT NOT NULL, initials TEXT NOT NULL);
  CREATE INDEX IF NOT EXISTS names_of_record ON names (id);
  CREATE INDEX IF NOT EXISTS names_folded ON names (folded, id);
  CREATE INDEX IF NOT EXISTS names_initials ON names (initials, id);
  CREATE VIRTUAL TABLE IF NOT EXISTS found USING fts5 (head, place, body, content='', columnsize=0, tokenize='ascii');
  INSERT INTO found (found, rank) VALUES ('secure-delete', 1);
`

/** Counts up when the tables, or what is written into them, change: another file is thrown away and filled anew. */
export const servedVersion = 1

const perDay = 2 ** 16

/** The first number of a day's records, and the one behind its last; what has no date comes before everything. */
export function numbersOf(date: string | null): { from: number; to: number } {
  const day = date === null ? 0 : Math.max(1, Math.floor(Date.parse(date) / 86_400_000) + daysBefore1970)
  return { from: day * perDay, to: (day + 1) * perDay }
}

/** Dates begin in 1900. */
const daysBefore1970 = 25_568
