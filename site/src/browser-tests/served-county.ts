import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { fileURLToPath } from 'node:url'
import { syntheticCounty } from '../../fixtures/county.ts'
import { pictureBytes } from '../../fixtures/media.ts'
import { ReadCache } from '../../publish/render/read-cache.ts'
import { renderPage } from '../../publish/render/render-page.ts'
import { clientFolder, loadBundle } from '../../publish/render/site-bundle.ts'
import { ReplicaFile } from '../../publish/replica/replica-file.ts'

const bundleEntry = fileURLToPath(new URL('../../dist/engine/server/entry.mjs', import.meta.url))
const types: Readonly<Record<string, string>> = { js: 'text/javascript', css: 'text/css', svg: 'image/svg+xml' }

export type ServedCounty = { url: string; close(): Promise<void> }

/** The built site over a county that does not exist, each page rendered when it is asked for, with its policy header. */
export async function serveCounty(): Promise<ServedCounty> {
  const replica = new ReplicaFile(':memory:')
  replica.reconcile(syntheticCounty({ organizations: 60, entries: 400, bodyLength: 300 }), 1)
  const bundle = await loadBundle(bundleEntry)
  const cache = new ReadCache(replica.store, '2026-11-20')
  const server = createServer(async (request, response) => {
    const path = new URL(request.url ?? '/', 'http://local').pathname
    const file = `${clientFolder(bundleEntry)}${path}`
    if (path.startsWith('/media/')) {
      response.setHeader('content-type', 'image/webp').end(pictureBytes(path))
    } else if (/\.\w+$/.test(path) && existsSync(file)) {
      const type = types[path.split('.').at(-1) ?? ''] ?? 'application/octet-stream'
      response.setHeader('content-type', type).end(readFileSync(file))
    } else {
      const { page } = await renderPage(bundle, cache, `http://${request.headers.host}`, path)
      if ('error' in page) response.writeHead(404).end(page.error)
      else response.writeHead(200, { 'content-type': page.type, ...page.headers }).end(page.body)
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port.')
  return {
    url: `http://127.0.0.1:${address.port}`,
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      replica.close()
    },
  }
}
