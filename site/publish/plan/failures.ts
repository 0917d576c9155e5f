import type { HeldCode, HeldReason } from '@huoye/content-types'
import type { ManifestFile } from '../manifest/manifest-file.ts'

/** Why an address could not be made. `detail` is the technical text: whole in the log, short in the panel. */
export type PageFailure = HeldReason & { detail: string }

const longestDetail = 500

const failure = (code: HeldCode, detail: string, figure: number | null = null): PageFailure => ({
  code,
  figure,
  detail: detail.replace(/\s+/g, ' ').trim().toWellFormed().slice(0, longestDetail),
})

const textOf = (error: unknown): string => (error instanceof Error ? `${error.name}: ${error.message}` : String(error))
const megabytes = (bytes: number): number => Math.round(bytes / 1_048_576)

/** The ways in which an address fails, one maker each. */
export const pageFailure = {
  /** The page, or a read of it, threw. */
  threw: (error: unknown): PageFailure => failure('HUOYE-PAGE-001', textOf(error)),
  /** The page answered something else than 200. */
  answered: (status: number, body: string): PageFailure =>
    failure('HUOYE-PAGE-001', `HTTP ${status} ${/<title>([^<]*)/.exec(body)?.[1] ?? body}`),
  /** The page took longer than the limit, and its thread was ended. */
  tookTooLong: (limitMs: number): PageFailure =>
    failure('HUOYE-PAGE-002', `no answer within ${limitMs} ms`, Math.max(1, Math.round(limitMs / 1000))),
  /** The page's thread ran out of memory. */
  outOfMemory: (limitBytes: number): PageFailure =>
    failure('HUOYE-PAGE-003', `more than ${megabytes(limitBytes)} MB of memory`, megabytes(limitBytes)),
  /** The page is larger than a page may be. */
  tooLarge: (bytes: number, limitBytes: number): PageFailure =>
    failure('HUOYE-PAGE-004', `${bytes} bytes, allowed are ${limitBytes}`, megabytes(limitBytes)),
  /** A picture or attachment could not be had from the CMS. */
  mediaMissing: (error: unknown): PageFailure => failure('HUOYE-PAGE-005', textOf(error)),
  /** A node of the plan threw; its addresses stay as they were. */
  planThrew: (error: unknown): PageFailure => failure('HUOYE-PAGE-007', textOf(error)),
} as const

/** A page larger than this is held: no reader on a phone could load it. */
export const largestPageBytes = 5 * 1_048_576

/** An address that is held: what failed, how often, since when, and when it is tried again (null: only after a change). */
export type Failure = PageFailure & {
  path: string
  attempts: number
  /** First failure in a row, ISO 8601. */
  since: string
  /** Newest failure. */
  at: string
  quarantined: boolean
  /** Documents that changed when the page began to fail: the cause is most likely among them. */
  suspects: { type: string; id: string }[]
}

/** Under which a node of the plan is held: it has no address, and is tried again only when something it reads changes. */
export const planPath = (node: string): string => `plan ${node}`
const hasAddress = ({ path }: Pick<Failure, 'path'>): boolean => path.startsWith('/')

/** After this many failed attempts in a row a page no longer goes with every release. */
const attemptsBeforeQuarantine = 3

const secondMs = 1000
/** Before the second and the third attempt. */
const firstWaitsMs = [2 * secondMs, 10 * secondMs]
/** A quarantined page waits for a change; once an hour it is tried all the same, should the cause have been a passing one. */
const quarantineWaitMs = 3_600_000
/** A file that could not be had is most often one that will be there when the CMS is. */
const mediaWaitMs = 60 * secondMs

type Row = Omit<Failure, 'quarantined' | 'suspects'> & { suspects: string | null }

const columns = 'path, attempts, code, figure, detail, since, at, suspects'

/** Milliseconds from a page's newest failure to its next attempt. */
function waitMs({ attempts, code }: Pick<Failure, 'attempts' | 'code'>): number {
  const wait = firstWaitsMs[attempts - 1]
  if (wait !== undefined) return wait
  return code === 'HUOYE-PAGE-005' ? mediaWaitMs : quarantineWaitMs
}

/** Addresses that could not be made, with the reason. What was live there before stays live. */
export class Failures {
  readonly #sql: ManifestFile['sql']

  constructor(manifest: ManifestFile) {
    this.#sql = manifest.sql
  }

  all(): Failure[] {
    return this.#sql<Row>(`SELECT ${columns} FROM failures ORDER BY path`).all().map(failureOf)
  }

  /** Why an address is held; null when it is not. */
  of(path: string): Failure | null {
    const row = this.#sql<Row>(`SELECT ${columns} FROM failures WHERE path = ?`).get(path)
    return row ? failureOf(row) : null
  }

  /** Those of which nobody has said yet what changed when they began to fail. */
  unexplained(): Failure[] {
    return this.#sql<Row>(`SELECT ${columns} FROM failures WHERE suspects IS NULL ORDER BY path`).all().map(failureOf)
  }

  explain(path: string, suspects: Failure['suspects']): void {
    this.#sql('UPDATE failures SET suspects = ? WHERE path = ?').run(JSON.stringify(suspects), path)
  }

  /** Those whose wait is over at `now`: to be tried again with the next release. */
  due(now: Date): string[] {
    return this.all()
      .filter((failed) => hasAddress(failed) && dueAt(failed) <= now.getTime())
      .map(({ path }) => path)
  }

  /** When the next attempt is due, in milliseconds since 1970; null when nothing is held. */
  nextDue(): number | null {
    const times = this.all().filter(hasAddress).map(dueAt)
    return times.length === 0 ? null : Math.min(...times)
  }

  note(path: string, { code, figure, detail }: PageFailure, at: string): void {
    this.#sql(
      `INSERT INTO failures (path, attempts, code, figure, detail, since, at) VALUES (?, 1, ?, ?, ?, ?, ?)
       ON CONFLICT (path) DO UPDATE SET attempts = attempts + 1, code = excluded.code, figure = excluded.figure,
       detail = excluded.detail, at = excluded.at`,
    ).run(path, code, figure, detail, at, at)
  }

  /** After a full render: what did not fail in it is not held, whatever it was before. */
  clearBut(failed: ReadonlySet<string>): void {
    for (const { path } of this.all()) if (!failed.has(path)) this.clear(path)
  }

  clear(path: string): void {
    this.#sql('DELETE FROM failures WHERE path = ?').run(path)
  }
}

const failureOf = (row: Row): Failure => ({
  ...row,
  suspects: row.suspects === null ? [] : JSON.parse(row.suspects),
  quarantined: row.attempts >= attemptsBeforeQuarantine,
})

const dueAt = (failed: Failure): number => Date.parse(failed.at) + waitMs(failed)
