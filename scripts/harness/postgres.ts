import { execFile, execFileSync } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { freePorts } from './free-ports.ts'

const run = promisify(execFile)
const home = '/usr/lib/postgresql'

/** The newest installed PostgreSQL server programs; null where there are none, and the tests that need them are skipped. */
export const postgresPrograms: string | null = newestPrograms()

function newestPrograms(): string | null {
  if (!existsSync(home)) return null
  const folders = readdirSync(home).sort((a, b) => Number(b) - Number(a))
  return folders.map((version) => join(home, version, 'bin')).find((bin) => existsSync(join(bin, 'initdb'))) ?? null
}

/** A database server of its own, for one test. */
export interface TestPostgres {
  readonly url: string
  /** Ends the server as a failing machine does; its data stay. */
  halt(): Promise<void>
  /** Starts it again where it was halted. */
  start(): Promise<void>
  /** Ends it, and removes its data. */
  stop(): Promise<void>
}

/** Starts a new, empty PostgreSQL server. Its programs refuse root, so root runs them as the user `postgres`. */
export async function startPostgres(programs: string): Promise<TestPostgres> {
  const folder = mkdtempSync(join(tmpdir(), 'huoye-postgres-'))
  const user = process.getuid?.() === 0 ? userPostgres() : undefined
  if (user) chownSync(folder, user.uid, user.gid)
  const data = join(folder, 'data')
  const [port] = await freePorts(1)
  const program = (name: string, ...parameters: string[]) =>
    run(join(programs, name), parameters, { cwd: folder, ...user })

  const common = ['--username=huoye', '--auth=trust', '--encoding=UTF8', '--locale=C.UTF-8', '--no-sync']
  await program('initdb', '--pgdata', data, ...common)
  const options = `-p ${port} -k ${folder} -c listen_addresses=127.0.0.1 -c fsync=off`
  const start = async () =>
    void (await program('pg_ctl', 'start', '-D', data, '-w', '-l', join(folder, 'server.log'), '-o', options))
  const end = async (mode: 'immediate' | 'fast') => {
    if (existsSync(join(data, 'postmaster.pid'))) await program('pg_ctl', 'stop', '-D', data, '-m', mode, '-w')
  }
  await start()
  return {
    url: `postgres://huoye@127.0.0.1:${port}/postgres`,
    halt: () => end('immediate'),
    start,
    async stop() {
      await end('fast')
      rmSync(folder, { recursive: true })
    },
  }
}

function userPostgres(): { uid: number; gid: number } {
  const number = (option: string) => Number(execFileSync('id', [option, 'postgres'], { encoding: 'utf8' }))
  return { uid: number('-u'), gid: number('-g') }
}
