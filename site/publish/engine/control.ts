import { chmodSync, rmSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { PublisherState, Reconciled, Release, ReleaseDiff } from '@huoye/content-types'
import { Refused } from '../manifest/history.ts'

/** What the command line and the admin may ask of a running publisher. */
export type ControlParts = {
  state: () => PublisherState
  releases: (limit: number) => Release[]
  diff: (from: number, to: number) => ReleaseDiff
  /** Starts making the whole site anew, `full` from a fresh snapshot of the CMS; does not wait for it. */
  rebuild: (full: boolean) => void
  /** Shows readers an earlier release. */
  rollBack: (release: number) => void
  /** Shows readers the newest release again. */
  resume: () => void
  reconcile: () => Promise<Reconciled>
}

const usage =
  'GET /state, GET /releases?limit=N, GET /diff?from=A&to=B, POST /rebuild?full=1, POST /rollback?release=N, POST /resume, POST /reconcile'

/** Answers on a socket in the data folder, which only the folder's owner can open. What it answers is told in content-types. */
export function openControl(socket: string, parts: ControlParts): Server {
  // Left behind by a publisher that was killed; the lock says that none is running.
  rmSync(socket, { force: true })
  const server = createServer((request, response) => {
    answer(request, parts)
      .then(({ status, body }) => send(response, status, body))
      .catch((error: unknown) => {
        if (error instanceof Refused) send(response, 409, { error: error.code })
        else send(response, 500, { error: error instanceof Error ? error.message : String(error) })
      })
  })
  server.listen(socket, () => chmodSync(socket, 0o600))
  return server
}

type Answer = { status: number; body: Record<string, unknown> }

async function answer({ method, url }: IncomingMessage, parts: ControlParts): Promise<Answer> {
  const { pathname, searchParams } = new URL(url ?? '/', 'http://publisher')
  const number = (name: string): number => Number(searchParams.get(name) ?? Number.NaN)
  const done = (status = 200): Answer => ({ status, body: parts.state() })
  switch (`${method} ${pathname}`) {
    case 'GET /state':
      return done()
    case 'GET /releases':
      return { status: 200, body: { releases: parts.releases(number('limit') || 50) } }
    case 'GET /diff':
      return { status: 200, body: parts.diff(number('from'), number('to')) }
    case 'POST /rebuild':
      parts.rebuild(searchParams.get('full') === '1')
      return done(202)
    case 'POST /rollback':
      parts.rollBack(number('release'))
      return done()
    case 'POST /resume':
      parts.resume()
      return done()
    case 'POST /reconcile':
      return { status: 200, body: await parts.reconcile() }
    default:
      return { status: 404, body: { error: usage } }
  }
}

function send(response: ServerResponse, status: number, body: Record<string, unknown>): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(`${JSON.stringify(body)}\n`)
}
