import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { Context } from '../http.ts'
import { isMediaName, mediaPath } from './store.ts'

const types: Readonly<Record<string, string>> = {
  webp: 'image/webp',
  avif: 'image/avif',
  pdf: 'application/pdf',
  doc: 'application/msword',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xls: 'application/vnd.ms-excel',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  zip: 'application/zip',
}

/** Answers with the bytes of one content-hashed name; pictures are shown, everything else is a download. */
export async function serveMedia(ctx: Context, name: string): Promise<void> {
  const extension = name.split('.').at(-1) ?? ''
  const found = isMediaName(name) ? await stat(mediaPath(name)).catch(() => null) : null
  if (!found) {
    ctx.status = 404
    return
  }
  ctx.type = types[extension] ?? 'application/octet-stream'
  ctx.length = found.size
  ctx.set('Cache-Control', 'private, max-age=31536000, immutable')
  ctx.set('X-Content-Type-Options', 'nosniff')
  if (!ctx.type.startsWith('image/')) ctx.set('Content-Disposition', 'attachment')
  ctx.body = ctx.method === 'HEAD' ? null : createReadStream(mediaPath(name))
}
