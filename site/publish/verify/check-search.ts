import { readFileSync } from 'node:fs'
import type { Indexed } from '../../search/pagefind/build/members.ts'
import { listFile, recordFile, type ShardList } from '../../search/pagefind/format/files.ts'
import type { Synonyms } from '../../search/query/synonyms.ts'
import { listRecords } from '../../search/records/record-list.ts'
import { synonymGroups } from '../../search/records/synonyms.ts'
import { objectFile } from '../objects/object-store.ts'
import type { Statements } from '../sqlite/statements.ts'
import type { Difference } from './compare.ts'
import type { LiveSite } from './live-site.ts'

/**
 * Holds the live search index against the documents of the fresh content: every one can be found as it is now, and whatever
 * else the shards hold is said to hold no longer.
 */
export function checkSearch(
  fresh: Statements,
  live: LiveSite,
  objects: string,
): { documents: number; differences: Difference[] } {
  const [wanted, synonyms] = [listRecords(fresh), synonymGroups(fresh)]
  return live.still(() => {
    const list = readList(live, objects)
    if (list === null)
      return {
        documents: wanted.size,
        differences: [{ kind: 'search', address: listFile, live: '没有', wanted: '搜索索引的目录' }],
      }
    const indexed = live.sql<Indexed>('SELECT url, version, number, shard FROM search_documents').all()
    const gone = new Set(list.gone)
    const there = ({ number }: Indexed): boolean =>
      !gone.has(number) && live.answer(recordFile(list.records, number))?.status === 200
    const found = new Set(indexed.filter(there).map(({ url, version }) => `${url}#${version}`))
    const missing = [...wanted].flatMap(([url, { version }]): Difference[] =>
      found.has(`${url}#${version}`)
        ? []
        : [{ kind: 'search', address: url, live: '按现在的内容搜不到', wanted: `版本 ${version}` }],
    )
    const outdated = indexed.flatMap(({ url, version, number }): Difference[] =>
      wanted.get(url)?.version === version || gone.has(number)
        ? []
        : [{ kind: 'search', address: url, live: `还能搜到旧版本 ${version}`, wanted: '不应搜到' }],
    )
    return {
      documents: wanted.size,
      differences: [...missing, ...outdated, ...shardsWrong(live, list), ...synonymsWrong(list, synonyms)],
    }
  })
}

function synonymsWrong(list: ShardList, wanted: Synonyms): Difference[] {
  const [live, right] = [JSON.stringify(list.synonyms), JSON.stringify(wanted)]
  return live === right
    ? []
    : [{ kind: 'search', address: listFile, live: `同义词 ${live}`, wanted: `同义词 ${right}` }]
}

/** The list that readers load must name exactly the shards in use, and each must be there. */
function shardsWrong(live: LiveSite, { shards, reader }: ShardList): Difference[] {
  const rows = live.sql<{ path: string }>('SELECT path FROM search_shards WHERE retired IS NULL').all()
  const inUse = new Set(rows.map(({ path }) => path))
  const listed = new Set(shards)
  const wrong = [...inUse, ...listed].filter((path) => {
    const there = live.answer(`${path}facts.json`)?.status === 200
    return !inUse.has(path) || !listed.has(path) || !there
  })
  const readerThere = live.answer(`${reader}pagefind.js`)?.status === 200
  return [...new Set([...wrong, ...(readerThere ? [] : [reader])])].map((address) => ({
    kind: 'search',
    address,
    live: listed.has(address) ? '目录里有' : '目录里没有',
    wanted: inUse.has(address) ? '应当可用' : '不应当有',
  }))
}

function readList(live: LiveSite, objects: string): ShardList | null {
  const row = live.answer(listFile)
  if (row?.status !== 200 || row.object === null) return null
  try {
    return JSON.parse(readFileSync(objectFile(objects, row.object, 'identity'), 'utf8'))
  } catch {
    return null
  }
}
