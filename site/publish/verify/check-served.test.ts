import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { syntheticCounty } from '../../fixtures/county.ts'
import { servedSearch } from '../../fixtures/served-search.ts'
import { ServedIndexReader } from '../../search/served/reading.ts'
import { statements } from '../sqlite/statements.ts'
import { checkServed } from './check-served.ts'

test("the server's index is held against the content: what is missing, old or too much is told", () => {
  const search = servedSearch(syntheticCounty({ organizations: 3, entries: 4, bodyLength: 20 }))
  const fresh = new Database(join(search.folder, 'replica.db'), { readonly: true })
  const reader = new ServedIndexReader(join(search.folder, 'search.db'))
  const hand = new Database(join(search.folder, 'search.db'))
  try {
    expect(checkServed(statements(fresh), reader)).toEqual([])
    hand.exec("UPDATE records SET url = '/gone/' WHERE url = '/branches/branch-1/'")
    hand.exec("UPDATE records SET version = 'old' WHERE url = '/branches/branch-2/'")
    expect(checkServed(statements(fresh), reader).map(({ address, live }) => `${address} ${live}`)).toEqual([
      '/branches/branch-1/ 服务器的搜索里没有',
      '/branches/branch-2/ 服务器的搜索里是版本 old',
      expect.stringMatching(/^\/gone\/ /),
    ])
    const none = new ServedIndexReader(join(search.folder, 'none.db'))
    expect(checkServed(statements(fresh), none).map(({ address }) => address)).toEqual(['search.db'])
  } finally {
    hand.close()
    reader.close()
    fresh.close()
    search.close()
  }
})
