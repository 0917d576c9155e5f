import type { Statements } from '../../publish/sqlite/statements.ts'
import type { Synonyms } from '../query/synonyms.ts'

/** The groups of words that the county has published, out of a replica. */
export const synonymGroups = (sql: Statements): Synonyms =>
  sql<{ json: string }>("SELECT json FROM records WHERE type = 'synonym' ORDER BY id")
    .all()
    .map(({ json }): readonly string[] => JSON.parse(json).words)
