import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { brotliCompressSync, constants } from 'node:zlib'
import type { PublicRecord } from '@huoye/content-types'
import { pictureBytes } from '../../fixtures/media.ts'
import { clientFolder } from '../../publish/render/site-bundle.ts'
import { cacheControl } from '../../serve/response-headers.ts'
import { bundleEntry, countySite } from './county-site.ts'

const types: Readonly<Record<string, string>> = {
  js: 'text/javascript',
  css: 'text/css',
  svg: 'image/svg+xml',
  png: 'image/png',
}

export type ServedCounty = { url: string; close(): Promise<void> }

/** What the county holds, and the bytes of its pictures; a synthetic county with pictures of one pixel without. */
export type CountyContent = { records?: readonly PublicRecord[]; picture?: (name: string) => Buffer | Promise<Buffer> }

/** The site over HTTP, each page rendered when it is asked for, with its policy header, packed and kept as the server does. */
export async function serveCounty({ records, picture = pictureBytes }: CountyContent = {}): Promise<ServedCounty> {
  const site = await countySite(records)
  const server = createServer(async (request, response) => {
    const path = new URL(request.url ?? '/', 'http://local').pathname
    const send = (type: string, body: Buffer, headers: Record<string, string> = {}): void => {
      const packs = !/^image\/(?!svg)/.test(type) && /\bbr\b/.test(String(request.headers['accept-encoding']))
      const encoding = packs ? { 'content-encoding': 'br', vary: 'Accept-Encoding' } : {}
      response.writeHead(200, { 'content-type': type, 'cache-control': cacheControl(path), ...encoding, ...headers })
      response.end(packs ? packed(body) : body)
    }
    const file = `${clientFolder(bundleEntry)}${path}`
    if (path.startsWith('/media/')) {
      send('image/webp', await picture(path))
    } else if (/\.\w+$/.test(path) && existsSync(file)) {
      send(types[path.split('.').at(-1) ?? ''] ?? 'application/octet-stream', readFileSync(file))
    } else {
      const page = await site.page(path, `http://${request.headers.host}`)
      if (page) send(page.type, page.body, page.headers)
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

/** As publish/objects/variants-worker.ts packs. */
const brotliQuality = 5

/** A text as it travels. */
export const packed = (bytes: Buffer | string): Buffer =>
  brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: brotliQuality } })
