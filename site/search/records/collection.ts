import type { OrganizationRecord } from '@huoye/content-types'
import { RememberingStore } from '../../publish/replica/remembering-store.ts'
import { SqliteStore } from '../../publish/replica/store.ts'
import type { Statements } from '../../publish/sqlite/statements.ts'
import type { SearchRecord } from '../port.ts'
import { branchRecord, entryRecord } from './make-record.ts'
import type { Listed } from './record-list.ts'

/** Gives the records at addresses of a list, in their order. */
export const recordsIn =
  (sql: Statements, listed: ReadonlyMap<string, Listed>) =>
  (urls: readonly string[]): Generator<SearchRecord> =>
    readRecords(
      sql,
      urls.flatMap((url) => listed.get(url) ?? []),
    )

/** The records themselves, one after the other; one that has gone meanwhile is left out. */
export function* readRecords(sql: Statements, wanted: Iterable<Listed>): Generator<SearchRecord> {
  const store = new RememberingStore(new SqliteStore(sql))
  const townOf = (organization: OrganizationRecord | null): OrganizationRecord | null => {
    const above = organization?.parentId ? store.get('organization', organization.parentId) : null
    return above && above.parentId !== null ? above : null
  }
  for (const { type, id, version } of wanted) {
    if (type === 'organization') {
      const organization = store.get('organization', id)
      const overview = store.withField('overview', 'organizationId', id)[0] ?? null
      if (organization) yield branchRecord(organization, { town: townOf(organization), overview }, version)
      continue
    }
    const entry = type === 'activity' ? store.get('activity', id) : type === 'article' ? store.get('article', id) : null
    if (!entry) continue
    const organization = entry.type === 'activity' ? store.get('organization', entry.organizationId) : null
    const column = store.withField('column', 'key', entry.columnKey)[0]?.title ?? null
    yield entryRecord(entry, { organization, town: townOf(organization), column }, version)
  }
}
