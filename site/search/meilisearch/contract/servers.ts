import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { StandIn } from '../stand-in/stand-in.ts'

/** A server for the contract, with a key that may do everything. */
export type OpenServer = { host: string; apiKey: string; close: () => Promise<void> }

const masterKey = 'a-master-key-for-tests-only'

export async function openStandIn(): Promise<OpenServer & { standIn: StandIn }> {
  const standIn = await StandIn.start(masterKey)
  return { standIn, host: standIn.host, apiKey: masterKey, close: () => standIn.close() }
}

/** How a real server can be had here: one that is named, or a program that can be started; null: neither. */
export function realServer(environment: NodeJS.ProcessEnv): (() => Promise<OpenServer>) | null {
  const { MEILI_HOST: host, MEILI_API_KEY: apiKey } = environment
  if (host) return async () => ({ host, apiKey: apiKey ?? '', close: async () => undefined })
  return onPath('meilisearch') ? startServer : null
}

function onPath(program: string): boolean {
  try {
    execFileSync(program, ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

async function startServer(): Promise<OpenServer> {
  const folder = mkdtempSync(join(tmpdir(), 'huoye-meilisearch-'))
  const address = `127.0.0.1:${await freePort()}`
  const settings = [
    '--http-addr',
    address,
    '--master-key',
    masterKey,
    '--db-path',
    join(folder, 'data'),
    '--no-analytics',
  ]
  const child = spawn('meilisearch', settings, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] })
  const ended = once(child, 'exit')
  for await (const line of child.stderr.setEncoding('utf8')) if (/listening on/i.test(String(line))) break
  child.stderr.resume()
  return {
    host: `http://${address}`,
    apiKey: masterKey,
    async close() {
      child.kill()
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  if (address === null || typeof address === 'string') throw new Error('There is no free port.')
  return address.port
}
