import type { Entry } from '../manifest/entry.ts'
import type { ObjectSink, StoredObject } from '../objects/object-store.ts'
import { type PageFailure, pageFailure } from '../plan/failures.ts'

/** Where the bytes of pictures and attachments come from; null when there is no such file. */
export type MediaSource = { fetch(name: string): Promise<Buffer | null> }

export type StoredMedia = {
  entries: Map<string, Entry>
  objects: StoredObject[]
  failed: { path: string; failure: PageFailure }[]
}

const types: Readonly<Record<string, string>> = {
  webp: 'image/webp',
  avif: 'image/avif',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
  svg: 'image/svg+xml',
  pdf: 'application/pdf',
  mp4: 'video/mp4',
  mp3: 'audio/mpeg',
  doc: 'application/msword',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xls: 'application/vnd.ms-excel',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ppt: 'application/vnd.ms-powerpoint',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  zip: 'application/zip',
  txt: 'text/plain; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  mjs: 'text/javascript; charset=utf-8',
  json: 'application/json; charset=utf-8',
  xml: 'application/xml; charset=utf-8',
  wasm: 'application/wasm',
  ico: 'image/x-icon',
  woff2: 'font/woff2',
  webmanifest: 'application/manifest+json; charset=utf-8',
}

/** The media type of a file name; bytes of an unknown kind are only offered for download. */
export const typeOfFile = (name: string): string =>
  types[name.slice(name.lastIndexOf('.') + 1).toLowerCase()] ?? 'application/octet-stream'

const atOnce = 8

/** Fetches and stores files, some at once. A file that the CMS does not have fails alone. */
export async function storeMedia(
  paths: readonly string[],
  source: MediaSource,
  objects: ObjectSink,
): Promise<StoredMedia> {
  const stored: StoredMedia = { entries: new Map(), objects: [], failed: [] }
  const waiting = [...paths]
  const work = async (): Promise<void> => {
    for (let path = waiting.pop(); path !== undefined; path = waiting.pop())
      await storeOne(path, source, objects, stored)
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  return stored
}

async function storeOne(path: string, source: MediaSource, objects: ObjectSink, stored: StoredMedia): Promise<void> {
  try {
    const bytes = await source.fetch(path.slice(path.lastIndexOf('/') + 1))
    if (!bytes) throw new Error('The CMS has no such file.')
    const type = typeOfFile(path)
    const object = await objects.put(bytes, type, 'each')
    stored.objects.push(object)
    stored.entries.set(path, { status: 200, object: object.hash, type, headers: {} })
  } catch (error) {
    if (isOwnTrouble(error)) throw error
    stored.failed.push({ path, failure: pageFailure.mediaMissing(error) })
  }
}

/** The disk refuses, or the CMS is not to be reached: no file is to blame, and everything is tried again together. */
const isOwnTrouble = (error: unknown): boolean =>
  error instanceof Error &&
  (('errno' in error && 'syscall' in error) || error instanceof TypeError || error.name === 'TimeoutError')
