import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { promisify } from 'node:util'
import { root } from '../start/system.ts'

/** Addresses where a static build and the live release do not have the same bytes; empty texts where one has none. */
export interface StaticDifference {
  readonly address: string
  readonly built: string
  readonly live: string
}

/** Added by the engine from elsewhere than pages: the search index, pictures and attachments. */
const elsewhere = /^\/(?:search-index|media)\//

/**
 * Builds the content of a running site as plain files, with an ordinary static `astro build` that knows nothing of the engine,
 * and holds all of them against the live release. To be called while nothing is being published.
 */
export async function compareWithStaticBuild(
  dataDir: string,
  publicUrl: string,
): Promise<{ addresses: number; differences: StaticDifference[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'huoye-static-'))
  try {
    const replica = join(folder, 'replica.db')
    query(join(dataDir, 'replica.db'), `VACUUM INTO '${replica}'`)
    await build(replica, join(folder, 'out'), publicUrl)
    const built = hashesOf(join(folder, 'out'))
    const live = liveObjects(dataDir)
    const addresses = new Set([...built.keys(), ...live.keys()])
    const differences = [...addresses].flatMap((address) => {
      const pair = { address, built: built.get(address) ?? '', live: live.get(address) ?? '' }
      return pair.built === pair.live ? [] : [pair]
    })
    return { addresses: addresses.size, differences }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function build(replica: string, out: string, publicUrl: string): Promise<void> {
  const program = ['--disable-warning=ExperimentalWarning', join(root, 'site/static-build/main.ts')]
  const env = {
    ...process.env,
    // A test runner's own would make it a build for development.
    NODE_ENV: 'production',
    ASTRO_TELEMETRY_DISABLED: '1',
    STATIC_REPLICA: replica,
    STATIC_OUT: out,
    PUBLIC_URL: publicUrl,
  }
  await promisify(execFile)(process.execPath, program, { cwd: join(root, 'site'), env, maxBuffer: 1 << 26 })
}

/** SHA-256 of every file, by the address at which a plain web server has it. */
function hashesOf(folder: string): Map<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((file) => file.isFile())
  return new Map(
    files.map(({ parentPath, name }) => {
      const file = join(parentPath, name)
      const address = `/${relative(folder, file)}`.replace(/\/index\.html$/, '/')
      return [address, createHash('sha256').update(readFileSync(file)).digest('hex')]
    }),
  )
}

function liveObjects(dataDir: string): Map<string, string> {
  const rows = query(
    join(dataDir, 'manifest.db'),
    'SELECT path, object FROM entries WHERE to_release IS NULL AND status = 200',
  )
  const objects = rows.map(({ path, object }) => [String(path), String(object)] as const)
  return new Map(objects.filter(([path]) => !elsewhere.test(path)))
}

function query(file: string, sql: string): Record<string, unknown>[] {
  const database = new DatabaseSync(file, { timeout: 10_000, readOnly: true })
  try {
    return database.prepare(sql).all()
  } finally {
    database.close()
  }
}
