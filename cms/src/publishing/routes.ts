import { Readable } from 'node:stream'
import {
  erasedMessage,
  importRequest,
  importUndoRequest,
  publicSite,
  receiptMessage,
  recordsRequest,
  withdrawRequest,
} from '@huoye/content-types'
import type { Core } from '@strapi/strapi'
import { type Context, readJson } from '../http.ts'
import { undoBatch } from '../import/batches.ts'
import { loadRows, mostRowsToLoad } from '../import/load.ts'
import { importRows } from '../import/run.ts'
import { serveMedia } from '../media/serve.ts'
import { changesOf } from '../projecting/changes.ts'
import { putPeopleFirst } from '../urgency/turns.ts'
import { documentAt } from '../withdrawal/document-at.ts'
import { erasedEverywhere } from '../withdrawal/erase.ts'
import { withdrawalsAfter } from '../withdrawal/list.ts'
import { withdraw } from '../withdrawal/withdraw.ts'
import { mostEvents, readFeed } from './feed.ts'
import { storeReceipts } from './receipts.ts'
import { mayRead } from './secret.ts'
import { snapshotLines } from './snapshot.ts'
import { versionsLines } from './versions.ts'

const prefix = '/publishing/'
const longestWaitSeconds = 60

/**
 * The publishing API: public projection only, for whoever holds the secret. It stands in front of Strapi's own routes,
 * which know sessions and API tokens; neither opens it.
 */
export function openPublishingApi(strapi: Core.Strapi, secret: string | undefined): void {
  putPeopleFirst(strapi, prefix)
  strapi.server.use(async (ctx, next) => {
    if (!ctx.path.startsWith(prefix)) return next()
    if (!mayRead(ctx.get('authorization'), secret)) {
      ctx.status = 401
      return
    }
    ctx.set('Cache-Control', 'no-store')
    await answer(strapi, ctx, ctx.path.slice(prefix.length))
  })
}

async function answer(strapi: Core.Strapi, ctx: Context, path: string): Promise<void> {
  const asked = `${ctx.method === 'HEAD' ? 'GET' : ctx.method} ${path}`
  if (asked === 'GET snapshot') return lines(ctx, snapshotLines(strapi))
  if (asked === 'GET versions') return lines(ctx, versionsLines(strapi))
  if (asked === 'GET feed') return feed(strapi, ctx)
  if (asked === 'POST records') return records(strapi, ctx)
  if (asked === 'GET withdrawals') return withdrawals(strapi, ctx)
  if (asked === 'POST erased') return erased(strapi, ctx)
  if (asked === 'POST withdraw') return withdrawNow(strapi, ctx)
  if (asked === 'POST receipts') return receipts(strapi, ctx)
  if (asked === 'POST import') return bringIn(strapi, ctx)
  if (asked === 'POST load') return load(strapi, ctx)
  if (asked === 'POST import/undo') return takeBack(strapi, ctx)
  if (asked.startsWith('GET media/')) return serveMedia(ctx, path.slice('media/'.length))
  ctx.status = 404
}

function lines(ctx: Context, written: AsyncGenerator<string>): void {
  ctx.type = 'application/x-ndjson'
  ctx.body = Readable.from(written, { objectMode: false, highWaterMark: 1 << 20 })
}

async function feed(strapi: Core.Strapi, ctx: Context): Promise<void> {
  const query = new URLSearchParams(ctx.querystring)
  const after = wholeNumber(query.get('after'))
  const wait = wholeNumber(query.get('wait') ?? '0')
  const limit = wholeNumber(query.get('limit') ?? String(mostEvents))
  const ahead = wholeNumber(query.get('ahead'))
  const isAsked = after !== null && wait !== null && (ahead !== null || !query.has('ahead')) && query.get('consumer')
  if (!isAsked || !limit || limit > mostEvents)
    return refuse(
      ctx,
      `consumer, after, wait (whole seconds), limit (1 to ${mostEvents}) and ahead (a number, or left out)`,
    )
  const gone = new AbortController()
  ctx.res.once('close', () => gone.abort())
  const waitMs = Math.min(wait, longestWaitSeconds) * 1000
  ctx.body = await readFeed(strapi, { after, limit, waitMs, ahead }, gone.signal)
}

const wholeNumber = (text: string | null): number | null =>
  text !== null && /^\d{1,15}$/.test(text) ? Number(text) : null

async function records(strapi: Core.Strapi, ctx: Context): Promise<void> {
  const request = recordsRequest.safeParse(await readJson(ctx.req))
  if (!request.success) return refuse(ctx, request.error.message)
  ctx.body = { changes: await changesOf(strapi, request.data.references) }
}

async function receipts(strapi: Core.Strapi, ctx: Context): Promise<void> {
  const message = receiptMessage.safeParse(await readJson(ctx.req))
  if (!message.success) return refuse(ctx, message.error.message)
  await storeReceipts(strapi, message.data)
  ctx.status = 204
}

async function withdrawals(strapi: Core.Strapi, ctx: Context): Promise<void> {
  const after = wholeNumber(new URLSearchParams(ctx.querystring).get('after'))
  if (after === null) return refuse(ctx, 'after')
  ctx.body = await withdrawalsAfter(strapi, after)
}

async function erased(strapi: Core.Strapi, ctx: Context): Promise<void> {
  const message = erasedMessage.safeParse(await readJson(ctx.req))
  if (!message.success) return refuse(ctx, message.error.message)
  if (message.data.consumer === publicSite) await erasedEverywhere(strapi, message.data.through)
  ctx.status = 204
}

async function withdrawNow(strapi: Core.Strapi, ctx: Context): Promise<void> {
  const request = withdrawRequest.safeParse(await readJson(ctx.req))
  if (!request.success) return refuse(ctx, request.error.message)
  const { path, reason } = request.data
  const document = await documentAt(strapi, path)
  if (!document) {
    ctx.status = 404
    return
  }
  await withdraw(strapi, document, { by: null, reason })
  ctx.status = 204
}

async function bringIn(strapi: Core.Strapi, ctx: Context): Promise<void> {
  const request = importRequest.safeParse(await readJson(ctx.req))
  if (!request.success) return refuse(ctx, request.error.message)
  ctx.body = { results: await importRows(strapi, request.data) }
}

async function load(strapi: Core.Strapi, ctx: Context): Promise<void> {
  const request = importRequest.safeParse(await readJson(ctx.req))
  if (!request.success) return refuse(ctx, request.error.message)
  if (request.data.rows.length > mostRowsToLoad) return refuse(ctx, `at most ${mostRowsToLoad} rows`)
  ctx.body = { results: await loadRows(strapi, request.data) }
}

async function takeBack(strapi: Core.Strapi, ctx: Context): Promise<void> {
  const request = importUndoRequest.safeParse(await readJson(ctx.req))
  if (!request.success) return refuse(ctx, request.error.message)
  ctx.body = await undoBatch(strapi, request.data.batch, request.data.dryRun)
}

function refuse(ctx: Context, expected: string): void {
  ctx.status = 400
  ctx.body = { error: `expected ${expected}` }
}
