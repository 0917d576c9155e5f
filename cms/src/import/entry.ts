import { createHash } from 'node:crypto'
import { type ImportType, startOfDay } from '@huoye/content-types'

/** One imported row as a document, or why there is none. Plain values: nothing is looked up here. */
export type ImportedEntry = {
  externalId: string
  columnKey: string
  organizationCode: string | null
  /** What readers see as its date; null: the row says none, and the moment of import will do. */
  listedAt: string | null
  /** What somebody should look at, in Chinese. */
  note: string | null
  /** The simple fields, ready to store. */
  fields: { title: string; body: string } & Record<string, string>
  /** Of everything the row says, photographs included: the same again changes nothing. */
  hash: string
}

export type Reading = { entry: ImportedEntry } | { failed: string } | { skipped: string }

type Row = Readonly<Record<string, unknown>>

/** Reads a row of an import file; `column` is the key for rows that name none, `photoHashes` stand for the photographs. */
export function readRow(type: ImportType, row: Row, column: string | null, photoHashes: readonly string[]): Reading {
  const externalId = words(row.externalId) ?? words(row.id)
  if (!externalId) return { failed: '没有编号（id 或 externalId），无法判断是否导入过' }
  const title = words(row.title)
  if (!title) return { failed: '没有标题（title）' }
  const body = bodyOf(row.body)
  if (!body) return { skipped: '没有正文（body）' }
  const columnKey = words(row.column) ?? column
  if (!columnKey) return { failed: '没有指定栏目：请在行内写 column，或加 --column 参数' }
  const listedAt = instantOf(row.date)
  if (listedAt === undefined) return { failed: `日期看不懂：${String(row.date)}，应写成 2026-11-22` }
  const occurredOn = words(row.occurredOn)
  if (occurredOn && !isDay(occurredOn)) return { failed: `活动日期看不懂：${occurredOn}，应写成 2026-11-22` }
  const organizationCode = words(row.organization)
  if (type === 'activity' && !organizationCode) return { failed: '没有党组织代码（organization）' }

  const fields = {
    title,
    body,
    ...(type === 'article' ? origin(row) : present({ occurredOn, author: words(row.author) })),
    ...present({ shortTitle: words(row.shortTitle), summary: words(row.summary) }),
  }
  const hash = createHash('sha256')
    .update(JSON.stringify([fields, columnKey, organizationCode, listedAt, photoHashes]))
    .digest('hex')
  const note =
    listedAt === null ? '没有日期，按导入时间排列' : isYearOnly(String(row.date)) ? '只有年份，按1月1日排列' : null
  return { entry: { externalId, columnKey, organizationCode, listedAt, note, fields, hash } }
}

/** The simple values of a document made from a row for the first time. */
export const newEntryData = ({ fields, hash, externalId, listedAt }: ImportedEntry, batch: string) => ({
  ...fields,
  importHash: hash,
  externalId,
  importBatch: batch,
  ...(listedAt ? { listedAt } : {}),
})

/** A source is shown when it is an organisation's Chinese name; file paths and repositories are how we got it, not who said it. */
function origin(row: Row): Record<string, string> {
  const source = words(row.sourceName) ?? words(row.source)
  const url = words(row.sourceUrl) ?? words(row.url)
  return present({
    sourceName: source && /^[\p{Script=Han}·（）“”《》、]{2,40}$/u.test(source) ? source : null,
    sourceUrl: url && url.length <= 500 && /^https?:\/\/\S+$/.test(url) ? url : null,
    documentNumber: words(row.documentNumber),
    originalTitle: words(row.originalTitle),
  })
}

const present = (values: Record<string, string | null>): Record<string, string> =>
  Object.fromEntries(Object.entries(values).flatMap(([name, value]) => (value === null ? [] : [[name, value]])))

function words(value: unknown): string | null {
  const text = typeof value === 'number' ? String(value) : value
  return typeof text === 'string' && text.trim() !== '' ? text.trim() : null
}

/** Paragraphs are text and are escaped; one string is HTML when it has a block element, paragraphs by lines when not. */
function bodyOf(body: unknown): string | null {
  if (typeof body === 'string') {
    if (/<(p|h[1-6]|ul|ol|table|div|figure|blockquote)\b/i.test(body)) return body
    return paragraphs(body.split('\n'))
  }
  return Array.isArray(body) ? paragraphs(body.filter((item) => typeof item === 'string')) : null
}

function paragraphs(texts: readonly string[]): string | null {
  const written = texts.map((text) => text.trim()).filter((text) => text !== '')
  return written.length > 0 ? written.map((text) => `<p>${escaped(text)}</p>`).join('\n') : null
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.startsWith(text) === true

const isYearOnly = (text: string): boolean => /^(19|20)\d{2}$/.test(text)

/** A day means its first instant in China; a full instant is taken as it is. Undefined when it is neither. */
function instantOf(value: unknown): string | null | undefined {
  const text = words(value)
  if (text === null) return null
  if (isDay(text)) return startOfDay(text)
  if (isYearOnly(text)) return startOfDay(`${text}-01-01`)
  const withTime = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2})(:\d{2})?$/.exec(text)
  const time = Date.parse(withTime ? `${withTime[1]}T${withTime[2]}${withTime[3] ?? ':00'}+08:00` : text)
  return isDay(text.slice(0, 10)) && !Number.isNaN(time) ? new Date(time).toISOString() : undefined
}
