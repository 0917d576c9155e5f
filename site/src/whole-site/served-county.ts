import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { pictureBytes } from '../../fixtures/media.ts'
import { clientFolder } from '../../publish/render/site-bundle.ts'
import { bundleEntry, countySite } from './county-site.ts'

const types: Readonly<Record<string, string>> = { js: 'text/javascript', css: 'text/css', svg: 'image/svg+xml' }

export type ServedCounty = { url: string; close(): Promise<void> }

/** The site over HTTP, each page rendered when it is asked for, with its policy header. */
export async function serveCounty(): Promise<ServedCounty> {
  const site = await countySite()
  const server = createServer(async (request, response) => {
    const path = new URL(request.url ?? '/', 'http://local').pathname
    const file = `${clientFolder(bundleEntry)}${path}`
    if (path.startsWith('/media/')) {
      response.setHeader('content-type', 'image/webp').end(pictureBytes(path))
    } else if (/\.\w+$/.test(path) && existsSync(file)) {
      const type = types[path.split('.').at(-1) ?? ''] ?? 'application/octet-stream'
      response.setHeader('content-type', type).end(readFileSync(file))
    } else {
      const page = await site.page(path, `http://${request.headers.host}`)
      if (page) response.writeHead(200, { 'content-type': page.type, ...page.headers }).end(page.body)
      else response.writeHead(404).end()
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
      site.close()
    },
  }
}
