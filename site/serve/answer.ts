import type { IncomingHttpHeaders } from 'node:http'
import { Readable } from 'node:stream'
import { addresses } from '@huoye/content-types'
import type { Variant } from '../publish/objects/object-store.ts'
import { noneMatch } from './conditional.ts'
import { negotiate } from './negotiate.ts'
import type { ObjectReader } from './object-reader.ts'
import { byteRange } from './ranges.ts'
import type { ReleaseReader, ServedEntry } from './release-reader.ts'
import { cacheControl, inertPolicy } from './response-headers.ts'

export type Answer = { status: number; headers: Record<string, string>; body: Buffer | Readable | string }

export type Readers = { releases: ReleaseReader; objects: ObjectReader }

/** Answers one address of a release. */
export async function answerAddress(
  readers: Readers,
  release: number,
  { path, query }: { path: string; query: string },
  headers: IncomingHttpHeaders,
): Promise<Answer> {
  const entry = readers.releases.at(release, path)
  if (entry?.status === 200) return answerObject(readers.objects, entry, path, headers)
  if (entry?.status === 301 && entry.location !== null) return redirectTo(entry.location)
  if (entry) return answerStandIn(readers, release, addresses.gone, 410, headers)
  const withSlash = path.endsWith('/') ? null : readers.releases.at(release, `${path}/`)
  if (withSlash && withSlash.status !== 410) return redirectTo(`${path}/${query}`)
  return answerStandIn(readers, release, addresses.notFound, 404, headers)
}

/** A location is a path of this site; a doubled slash would lead to another host. */
function redirectTo(location: string): Answer {
  const target = location.startsWith('/') ? location.replace(/^\/+/, '/') : location
  return {
    status: 301,
    headers: { location: encodeURI(decodeIfEncoded(target)), 'cache-control': 'no-cache' },
    body: '',
  }
}

function decodeIfEncoded(location: string): string {
  try {
    return decodeURI(location)
  } catch {
    return location
  }
}

async function answerObject(
  objects: ObjectReader,
  entry: ServedEntry,
  path: string,
  request: IncomingHttpHeaders,
): Promise<Answer> {
  const { object, type, size } = entry
  if (object === null || type === null || size === null)
    throw new Error(`The manifest's entry of ${path} has no object.`)
  const variant = variantFor(entry, request)
  const etag = etagOf(object, variant)
  const headers = { ...objectHeaders(entry, path, type), etag }
  if (noneMatch(request['if-none-match'], etag)) return { status: 304, headers, body: '' }
  const length = { identity: size, br: entry.br ?? size, gzip: entry.gz ?? size }[variant]
  if (!isEncoded(entry)) {
    const ifRange = request['if-range']
    const range = byteRange(ifRange === undefined || ifRange === etag ? request.range : undefined, size)
    if (range.kind === 'unsatisfiable') {
      return { status: 416, headers: { 'content-range': `bytes */${size}`, 'cache-control': 'no-cache' }, body: '' }
    }
    if (range.kind === 'part') {
      const { start, end } = range
      const part = { 'content-range': `bytes ${start}-${end}/${size}`, 'content-length': String(end - start + 1) }
      return { status: 206, headers: { ...headers, ...part }, body: objects.part(object, start, end) }
    }
  }
  const body = await objects.read(object, variant, length)
  if (variant !== 'identity' && body instanceof Buffer && body.length !== length) {
    return answerObject(objects, entry, path, { ...request, 'accept-encoding': 'identity' })
  }
  const encoding = variant === 'identity' ? {} : { 'content-encoding': variant }
  return { status: 200, headers: { ...headers, ...encoding, 'content-length': String(length) }, body }
}

/** A page of a release as text, with its headers; null where there is no such page. */
export async function publishedPage(
  { releases, objects }: Readers,
  release: number,
  path: string,
): Promise<{ html: string; headers: Record<string, string> } | null> {
  const entry = releases.at(release, path)
  if (entry?.status !== 200 || entry.object === null || entry.type === null || entry.size === null) return null
  const body = await objects.read(entry.object, 'identity', entry.size)
  return body instanceof Readable ? null : { html: body.toString(), headers: objectHeaders(entry, path, entry.type) }
}

/** The page that stands in for a missing or withdrawn one; a sentence where the site has none. */
async function answerStandIn(
  { releases, objects }: Readers,
  release: number,
  standIn: string,
  status: 404 | 410,
  request: IncomingHttpHeaders,
): Promise<Answer> {
  const entry = releases.at(release, standIn)
  if (entry?.status !== 200) {
    const body = status === 410 ? '此页面已撤下。\n' : '没有这个页面。\n'
    return { status, headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-cache' }, body }
  }
  const { 'if-none-match': _tag, range: _range, ...plain } = request
  const answer = await answerObject(objects, entry, standIn, plain)
  const { etag: _etag, ...headers } = answer.headers
  return { ...answer, headers, status }
}

function variantFor({ br, gz }: ServedEntry, request: IncomingHttpHeaders): Variant {
  const available = new Set<Variant>([
    'identity',
    ...(br === null ? [] : ['br' as const]),
    ...(gz === null ? [] : ['gzip' as const]),
  ])
  return negotiate(header(request['accept-encoding']), available)
}

const header = (value: string | string[] | undefined): string | undefined =>
  Array.isArray(value) ? value.join(', ') : value

const etagOf = (object: string, variant: Variant): string =>
  `"${object.slice(0, 32)}${variant === 'identity' ? '' : `-${variant}`}"`

/** Whether other encodings of it are there, or will be in a moment. Only what has none can be asked for in parts. */
const isEncoded = ({ br, gz, pending }: ServedEntry): boolean => br !== null || gz !== null || pending === 1

const headersKnown = new WeakMap<ServedEntry, Record<string, string>>()

/** Made once for each entry that is remembered. */
function objectHeaders(entry: ServedEntry, path: string, type: string): Record<string, string> {
  const known = headersKnown.get(entry) ?? headersOf(entry, path, type)
  headersKnown.set(entry, known)
  return known
}

function headersOf(entry: ServedEntry, path: string, type: string): Record<string, string> {
  const own: Record<string, string> = JSON.parse(entry.headers)
  return {
    'content-type': type,
    'cache-control': cacheControl(path),
    ...(isEncoded(entry) ? { vary: 'Accept-Encoding' } : { 'accept-ranges': 'bytes' }),
    ...(/svg|xml/.test(type) && !type.startsWith('text/html') ? { 'content-security-policy': inertPolicy } : {}),
    ...own,
  }
}
