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
  snapshotLine,
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
  feed(after: number, waitSeconds?: number): Promise<FeedResponse>
  snapshot(): Promise<PublicRecord[]>
  publishing(path: string, init?: RequestInit): Promise<Response>
  importRows(rows: Row[], request?: Partial<ImportRequest>): Promise<ImportResult[]>
}

type Row = Record<string, unknown> & { photos?: { name: string; base64: string }[] }

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
    async feed(after, waitSeconds = 0) {
      return answer(await publishing(`feed?consumer=test&after=${after}&wait=${waitSeconds}`), feedResponse)
    },
    async snapshot() {
      const lines = (await (await publishing('snapshot')).text()).trim().split('\n')
      return lines
        .map((line) => snapshotLine.parse(JSON.parse(line)))
        .flatMap((line) => (line.kind === 'record' ? [line.record] : []))
    },
    async importRows(rows, request = {}) {
      const body: ImportRequest = {
        batch: 'test',
        type: 'article',
        column: 'party-news',
        dryRun: false,
        ...request,
        rows: rows.map(({ photos = [], ...row }, index) => ({ line: index + 1, row, photos })),
      }
      const response = await publishing('import', { method: 'POST', body: JSON.stringify(body) })
      return (await answer(response, importResponse)).results
    },
  }
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
  HUOYE_ADMIN_EMAIL: credentials.email,
  HUOYE_ADMIN_PASSWORD: credentials.password,
  ...(databaseUrl ? { DATABASE_CLIENT: 'postgres', DATABASE_URL: databaseUrl } : { DATABASE_CLIENT: 'sqlite' }),
})
