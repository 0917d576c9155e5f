import { statSync } from 'node:fs'
import Database from 'better-sqlite3'
import { isStorageError } from '../../publish/sqlite/damage.ts'
import { statements } from '../../publish/sqlite/statements.ts'
import type { Synonyms } from '../../search/query/synonyms.ts'
import { synonymGroups } from '../../search/records/synonyms.ts'

/** A replica as it was read last; `version` is SQLite's number that the publisher's writes count up. */
type Remembered = { database: Database.Database; inode: number; version: number; groups: Synonyms }

/**
 * Gives the county's synonyms out of the publisher's replica, remembered until that is written again. While there is none, or
 * it cannot be read, there are no synonyms, and a search goes on without.
 */
export function countySynonyms(replica: string): () => Synonyms {
  let known: Remembered | null = null
  const forget = (): void => {
    known?.database.close()
    known = null
  }
  const read = (): Synonyms => {
    const inode = statSync(replica, { throwIfNoEntry: false })?.ino
    if (known?.inode !== inode) forget()
    if (inode === undefined) return []
    known ??= { database: new Database(replica, { readonly: true }), inode, version: -1, groups: [] }
    const version = Number(known.database.pragma('data_version', { simple: true }))
    if (version !== known.version) {
      known.groups = synonymGroups(statements(known.database))
      known.version = version
    }
    return known.groups
  }
  return () => {
    try {
      return read()
    } catch (error) {
      if (!isStorageError(error)) throw error
      forget()
      return []
    }
  }
}
