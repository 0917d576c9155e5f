import { chmodSync, rmSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'

/** What the command line may ask of a running publisher. */
export type ControlParts = {
  state: () => Record<string, unknown>
  /** Starts making the whole site anew; does not wait for it. */
  rebuild: () => void
  reconcile: () => Promise<Record<string, unknown>>
}

/** Answers on a socket in the data folder, which only the folder's owner can open: GET /state, POST /rebuild, POST /reconcile. */
export function openControl(socket: string, parts: ControlParts): Server {
  // Left behind by a publisher that was killed; the lock says that none is running.
  rmSync(socket, { force: true })
  const server = createServer((request, response) => {
    answer(request, parts)
      .then(({ status, body }) => send(response, status, body))
      .catch((error: unknown) => send(response, 500, { error: error instanceof Error ? error.message : String(error) }))
  })
  server.listen(socket, () => chmodSync(socket, 0o600))
  return server
}

async function answer(
  { method, url }: IncomingMessage,
  { state, rebuild, reconcile }: ControlParts,
): Promise<{ status: number; body: Record<string, unknown> }> {
  if (method === 'GET' && url === '/state') return { status: 200, body: state() }
  if (method === 'POST' && url === '/rebuild') {
    rebuild()
    return { status: 202, body: state() }
  }
  if (method === 'POST' && url === '/reconcile') return { status: 200, body: await reconcile() }
  return { status: 404, body: { error: 'GET /state, POST /rebuild, POST /reconcile' } }
}

function send(response: ServerResponse, status: number, body: Record<string, unknown>): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(`${JSON.stringify(body)}\n`)
}
