import { type ImportRequest, type ImportResult, type ImportType, picturesInHtml } from '@huoye/content-types'
import type { Core } from '@strapi/strapi'
import { errors } from '@strapi/utils'
import { definitionNamed } from '../content.ts'
import type { Transaction } from '../outbox/transaction.ts'
import { giveWay, inSlices } from '../urgency/turns.ts'
import { withdrawnNumbers, withdrawnReason } from '../withdrawal/list.ts'
import { createPublished, type NewDocument, prepareNew } from '../writing/create-published.ts'
import { refusalText } from '../writing/refusal.ts'
import { asServer } from '../writing/trusted.ts'
import { countCreated, openBatch } from './batches.ts'
import { type ImportedEntry, newEntryData, readRow } from './entry.ts'
import { knownEntries } from './known.ts'
import { placesOf } from './places.ts'

/** Rows of one request: more would hold the process while they are read as JSON. */
export const mostRowsToLoad = 2000
/** Of one transaction: it holds the only connection to SQLite, and everybody waits for it. */
const rowsAtOnce = 150
const charactersAtOnce = 1_000_000

type Outcome = Omit<ImportResult, 'line'>
type Loadable = { index: number; entry: ImportedEntry; document: NewDocument }

/**
 * Brings in many rows that are all new, some hundred in each transaction: what an import row by row would store, much faster.
 * For filling a site. A row that needs more than that (photographs, a change of what is there) is refused and says so.
 */
export async function loadRows(strapi: Core.Strapi, request: ImportRequest): Promise<ImportResult[]> {
  if (!request.dryRun) await openBatch(strapi, request.batch, request.type)
  const results: Outcome[] = []
  const prepared = await asServer(() => prepareRows(strapi, request, results))
  for (const chunk of chunksOf(prepared)) {
    await giveWay()
    for (const [index, outcome] of await writeChunk(strapi, request, chunk)) results[index] = outcome
  }
  return request.rows.map(({ line }, index) => ({ line, ...(results[index] ?? { outcome: 'failed' }) }))
}

/** The rows that may be stored; what became of the others stands in `results`. */
async function prepareRows(
  strapi: Core.Strapi,
  { type, column, batch, rows }: ImportRequest,
  results: Outcome[],
): Promise<Loadable[]> {
  const pause = inSlices()
  const read: { index: number; entry: ImportedEntry }[] = []
  const numbers = new Set<string>()
  for (const [index, { row, photos }] of rows.entries()) {
    await pause()
    const reading = readRow(type, row, column, [])
    if ('skipped' in reading) results[index] = { outcome: 'skipped', reason: reading.skipped }
    else if ('failed' in reading) results[index] = { outcome: 'failed', reason: reading.failed }
    else if (photos.length > 0 || picturesInHtml(reading.entry.fields.body).length > 0)
      results[index] = { outcome: 'failed', reason: '有照片的行请用普通导入' }
    else if (numbers.has(reading.entry.externalId))
      results[index] = { outcome: 'failed', reason: `编号 ${reading.entry.externalId} 在这一批里重复` }
    else {
      numbers.add(reading.entry.externalId)
      read.push({ index, entry: reading.entry })
    }
  }
  const placeOf = await placesOf(
    strapi,
    read.map(({ entry }) => entry),
  )
  const loadable: Loadable[] = []
  for (const { index, entry } of read) {
    await pause()
    try {
      const data = newEntryData(entry, batch)
      const prepared = await prepareNew(strapi, definitionNamed(type), { data, related: placeOf(entry) })
      if ('document' in prepared) loadable.push({ index, entry, document: prepared.document })
      else results[index] = { outcome: 'failed', reason: refusalText(prepared.objections) }
    } catch (cause) {
      if (!(cause instanceof errors.ApplicationError)) throw cause
      results[index] = { outcome: 'failed', reason: cause.message }
    }
  }
  return loadable
}

function* chunksOf(rows: readonly Loadable[]): Generator<Loadable[]> {
  let chunk: Loadable[] = []
  let characters = 0
  for (const row of rows) {
    if (chunk.length === rowsAtOnce || characters > charactersAtOnce) {
      yield chunk
      chunk = []
      characters = 0
    }
    chunk.push(row)
    characters += row.entry.fields.body.length
  }
  if (chunk.length > 0) yield chunk
}

/** One transaction. Whether a row is known already is asked inside it, so that two loads at a time make no doubles. */
async function writeChunk(
  strapi: Core.Strapi,
  { type, batch, dryRun }: ImportRequest,
  chunk: readonly Loadable[],
): Promise<Map<number, Outcome>> {
  try {
    return await asServer(() =>
      strapi.db.transaction(async (transaction) => {
        const outcomes = await knownOutcomes(strapi, transaction.trx, type, chunk)
        const fresh = chunk.filter(({ index }) => !outcomes.has(index))
        if (!dryRun && fresh.length > 0) {
          const documents = fresh.map(({ document }) => document)
          await createPublished(strapi, transaction, definitionNamed(type), documents)
          await countCreated(strapi, transaction, batch, fresh.length)
        }
        for (const { index, entry } of fresh)
          outcomes.set(index, { outcome: 'created', ...(entry.note ? { note: entry.note } : {}) })
        return outcomes
      }),
    )
  } catch (cause) {
    strapi.log.error(cause)
    const reason = `写入出错，这一行所在的一组都没有写入：${String(cause)}`
    return new Map(chunk.map(({ index }) => [index, { outcome: 'failed', reason }]))
  }
}

/** What is there already: the same row again is as it should be, another text under the same number is not for this way. */
async function knownOutcomes(
  strapi: Core.Strapi,
  trx: Transaction['trx'],
  type: ImportType,
  chunk: readonly Loadable[],
): Promise<Map<number, Outcome>> {
  const known = await knownEntries(
    strapi,
    type,
    chunk.map(({ entry }) => entry.externalId),
  )
  const withdrawn = await withdrawnNumbers(
    strapi,
    chunk.map(({ entry }) => entry.externalId),
    trx,
  )
  return new Map(
    chunk.flatMap(({ index, entry }): [number, Outcome][] => {
      if (withdrawn.has(entry.externalId)) return [[index, { outcome: 'failed', reason: withdrawnReason }]]
      const before = known.get(entry.externalId)
      if (!before) return []
      if (before.importHash === entry.hash) return [[index, { outcome: 'unchanged' }]]
      return [[index, { outcome: 'failed', reason: '这个编号已经导入过，内容有变化，请用普通导入更新' }]]
    }),
  )
}
