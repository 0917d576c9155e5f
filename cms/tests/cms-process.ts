import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import {
  type FeedResponse,
  feedResponse,
  type ImportRequest,
  type ImportResult,
  importResponse,
  type PublicRecord,
  type RecordChange,
  recordsResponse,
  type SnapshotLine,
  snapshotLine,
  versionsLine,
} from '@huoye/content-types'

export const secret = 'secret-of-a-test'
export const credentials = { email: 'admin@example.gov.cn', password: 'Harness-password-1' }

/** A CMS of its own, alone: neither publisher nor server. It must have been built. */
export type CmsProcess = {
  url: string
  dataDir: string
  /** The one-time link of the last start; null when there is an administrator. */
  loginUrl(): string | null
  /** Ends the process as the operating system would: at once. */
  kill(): Promise<void>
  /** Starts the process again on the same data. */
  start(): Promise<void>
  stop(): Promise<void>
  feed(after: number, waitSeconds?: number, limit?: number, ahead?: number): Promise<FeedResponse>
  snapshot(): Promise<PublicRecord[]>
  snapshotRecords(): Promise<Extract<SnapshotLine, { kind: 'record' }>[]>
  /** The version of every published document by `type:id`. */
  versions(): Promise<Map<string, string>>
  records(references: { type: string; id: string }[]): Promise<RecordChange[]>
  publishing(path: string, init?: RequestInit): Promise<Response>
  importRows(rows: Row[], request?: Partial<ImportRequest>, way?: 'import' | 'load'): Promise<ImportResult[]>
}

export type Row = Record<string, unknown> & { photos?: { name: string; base64: string }[] }

type Options = { port: number; databaseUrl?: string; environment?: Record<string, string> }

export async function startCms({ port, databaseUrl, environment = {} }: Options): Promise<CmsProcess> {
  const dataDir = mkdtempSync(join(tmpdir(), 'huoye-cms-'))
  const url = `http://127.0.0.1:${port}`
  let child: ChildProcess | null = null
  let loginUrl: string | null = null

  const start = async () => {
    child = spawn(process.execPath, [strapi(), 'start'], {
      cwd: join(__dirname, '..'),
      env: { ...process.env, ...environmentOf(port, dataDir, databaseUrl), ...environment },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    })
    let said = ''
    child.stdout?.on('data', (text) => (said += text))
    child.stderr?.on('data', (text) => (said += text))
    await new Promise<void>((resolve, reject) => {
      child?.on('message', (message) => {
        if (typeof message !== 'object' || message === null) return
        if ('loginUrl' in message) loginUrl = typeof message.loginUrl === 'string' ? message.loginUrl : null
        if ('ready' in message) resolve()
      })
      child?.once('exit', () => reject(new Error(said)))
    })
  }
  const end = async (signal: NodeJS.Signals) => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const gone = once(child, 'exit')
    child.kill(signal)
    await gone
  }
  const publishing = (path: string, init: RequestInit = {}) =>
    fetch(`${url}/publishing/${path}`, { ...init, headers: { authorization: `Bearer ${secret}` } })

  const lines = async <T>(path: string, contract: { parse(value: unknown): T }): Promise<T[]> =>
    (await (await publishing(path)).text())
      .trim()
      .split('\n')
      .map((line) => contract.parse(JSON.parse(line)))
  const snapshotRecords = async () => {
    const read = await lines('snapshot', snapshotLine)
    const records = read.flatMap((line) => (line.kind === 'record' ? [line] : []))
    expectCount(read, records.length)
    return records
  }

  await start().catch((cause: unknown) => {
    rmSync(dataDir, { recursive: true, force: true })
    throw cause
  })
  return {
    url,
    dataDir,
    loginUrl: () => loginUrl,
    start,
    publishing,
    kill: () => end('SIGKILL'),
    async stop() {
      await end('SIGTERM')
      rmSync(dataDir, { recursive: true, force: true })
    },
    async feed(after, waitSeconds = 0, limit, ahead) {
      const more = `${limit === undefined ? '' : `&limit=${limit}`}${ahead === undefined ? '' : `&ahead=${ahead}`}`
      return answer(await publishing(`feed?consumer=test&after=${after}&wait=${waitSeconds}${more}`), feedResponse)
    },
    snapshotRecords,
    snapshot: async () => (await snapshotRecords()).map(({ record }) => record),
    async versions() {
      const read = await lines('versions', versionsLine)
      const pairs = read.flatMap((line) =>
        line.kind === 'versions'
          ? line.versions.map(([id, version]): [string, string] => [`${line.type}:${id}`, version])
          : [],
      )
      expectCount(read, pairs.length)
      return new Map(pairs)
    },
    async records(references) {
      const response = await publishing('records', { method: 'POST', body: JSON.stringify({ references }) })
      return (await answer(response, recordsResponse)).changes
    },
    async importRows(rows, request = {}, way = 'import') {
      const body: ImportRequest = {
        batch: 'test',
        type: 'article',
        column: 'party-news',
        dryRun: false,
        ...request,
        rows: rows.map(({ photos = [], ...row }, index) => ({ line: index + 1, row, photos })),
      }
      const response = await publishing(way, { method: 'POST', body: JSON.stringify(body) })
      return (await answer(response, importResponse)).results
    },
  }
}

/** Throws when lines broke off: the last one says how many there were. */
function expectCount(lines: readonly ({ kind: string } | { kind: 'end'; count: number })[], count: number): void {
  const end = lines.at(-1)
  if (!end || !('count' in end) || end.count !== count) throw new Error(`${count} lines, and the end says otherwise`)
}

/** The answer, held against its contract. Throws with the text of a refusal. */
async function answer<T>(response: Response, contract: { parse(value: unknown): T }): Promise<T> {
  if (!response.ok) throw new Error(`${response.url}: ${response.status} ${await response.text()}`)
  return contract.parse(await response.json())
}

function strapi(): string {
  const { resolve } = createRequire(__filename)
  return join(dirname(resolve('@strapi/strapi/package.json')), 'bin', 'strapi.js')
}

const environmentOf = (port: number, dataDir: string, databaseUrl: string | undefined): Record<string, string> => ({
  NODE_ENV: 'production',
  STRAPI_TELEMETRY_DISABLED: 'true',
  DATA_DIR: dataDir,
  CMS_PORT: String(port),
  CMS_PUBLIC_URL: `http://127.0.0.1:${port}`,
  APP_KEYS: 'test-key-one,test-key-two',
  API_TOKEN_SALT: 'test-salt',
  ADMIN_JWT_SECRET: 'test-jwt',
  TRANSFER_TOKEN_SALT: 'test-salt',
  ENCRYPTION_KEY: '0123456789abcdef0123456789abcdef',
  JWT_SECRET: 'test-jwt',
  HUOYE_PUBLISHING_SECRET: secret,
  HUOYE_SEED: 'empty',
  HUOYE_AVIF: 'off',
  HUOYE_ADMIN_EMAIL: credentials.email,
  HUOYE_ADMIN_PASSWORD: credentials.password,
  ...(databaseUrl ? { DATABASE_CLIENT: 'postgres', DATABASE_URL: databaseUrl } : { DATABASE_CLIENT: 'sqlite' }),
})
