import { longestReason, publisherState, releaseDiff, withdrawableTypes } from '@huoye/content-types'
import type { Core } from '@strapi/strapi'
import { errors } from '@strapi/utils'
import { definitionOf } from '../content.ts'
import type { Context } from '../http.ts'
import { documentAt } from '../withdrawal/document-at.ts'
import { withdraw } from '../withdrawal/withdraw.ts'
import { operateSite, withdrawDocuments } from './contract.ts'
import { LiveView } from './live.ts'
import { askPublisher } from './publisher-socket.ts'

const signedIn = 'admin::isAuthenticatedAdmin'
const mayAll = (...actions: string[]) => ({ name: 'admin::hasPermissions', config: { actions } })

type Handler = (ctx: Context) => Promise<unknown>

/** What the page of the public site asks and orders. Each needs its own permission; what refuses says why in Chinese. */
export function openOperations(strapi: Core.Strapi, publicUrl: string): void {
  const live = new LiveView(strapi, publicUrl)
  const route = (method: 'GET' | 'POST', path: string, action: string, answer: Handler) => ({
    method,
    path: `/admin/publishing/${path}`,
    info: { type: 'admin' },
    config: { policies: [signedIn, mayAll(action)] },
    handler: async (ctx: Context) => {
      ctx.body = (await answer(ctx)) ?? null
    },
  })
  strapi.server.routes({
    type: 'admin',
    routes: [
      route('POST', 'ticket', operateSite, async () => ({ ticket: live.ticket() })),
      route('GET', 'diff', operateSite, async (ctx) => {
        const { from, to } = ctx.query
        return asked(askPublisher('GET', `/diff?from=${whole(from)}&to=${whole(to)}`, releaseDiff))
      }),
      route('POST', 'rebuild', operateSite, async (ctx) => {
        const full = given(ctx).full === true
        return asked(askPublisher('POST', `/rebuild${full ? '?full=1' : ''}`, publisherState))
      }),
      route('POST', 'rollback', operateSite, async (ctx) =>
        asked(askPublisher('POST', `/rollback?release=${whole(given(ctx).release)}`, publisherState)),
      ),
      route('POST', 'resume', operateSite, async () => asked(askPublisher('POST', '/resume', publisherState))),
      route('POST', 'withdraw', withdrawDocuments, async (ctx) => withdrawAsAsked(strapi, ctx)),
      {
        method: 'GET',
        path: '/admin/publishing/events',
        info: { type: 'admin' },
        // The ticket is the proof: it was given to somebody with the permission.
        config: { auth: false },
        handler: async (ctx: Context) => {
          if (!live.redeem(String(ctx.query.ticket ?? ''))) {
            ctx.status = 401
            return
          }
          ctx.respond = false
          live.stream(ctx.res)
        },
      },
    ],
  })
}

/** Makes the permissions known, so that a role can be given them. The super administrator has every one. */
export function registerOperations(strapi: Core.Strapi): void {
  const { actionProvider } = strapi.service('admin::permission')
  const category = { section: 'settings', category: '公开网站', pluginName: 'admin' }
  actionProvider.register({ ...category, displayName: '查看和管理线上版本', uid: 'publishing.operate' })
  actionProvider.register({ ...category, displayName: '紧急撤稿', uid: 'publishing.withdraw' })
}

/** The publisher's own refusals pass; that it is away is said. */
async function asked<Answer>(answer: Promise<Answer>): Promise<Answer> {
  try {
    return await answer
  } catch (cause) {
    if (cause instanceof errors.ApplicationError) throw cause
    throw new errors.ApplicationError('发布程序没有运行，线上网站不受影响。请在服务器上用 npm start 启动后再试。')
  }
}

function given(ctx: Context): Record<string, unknown> {
  const { body } = ctx.request
  return typeof body === 'object' && body !== null ? { ...body } : {}
}

function whole(value: unknown): number {
  const number = Number(value)
  if (Number.isInteger(number) && number > 0) return number
  throw new errors.ValidationError('版本号应当是一个大于 0 的整数。')
}

async function withdrawAsAsked(strapi: Core.Strapi, ctx: Context): Promise<void> {
  const { uid, documentId, path, reason } = given(ctx)
  if (typeof reason !== 'string' || reason.trim() === '') throw new errors.ValidationError('请写明撤稿原因。')
  if (reason.length > longestReason) throw new errors.ValidationError(`撤稿原因不能超过 ${longestReason} 字。`)
  const document =
    typeof path === 'string' ? await documentAt(strapi, pathOf(path)) : documentNamed(String(uid), String(documentId))
  if (!document) throw new errors.NotFoundError('这个网址不是一篇文章、动态或支部概况，请核对后再试。')
  await withdraw(strapi, document, { by: ctx.state.user?.id ?? null, reason: reason.trim() })
}

/** A whole address as it stands in the browser, or only its path. */
function pathOf(address: string): string {
  try {
    return new URL(address.trim(), 'http://site').pathname
  } catch {
    return ''
  }
}

function documentNamed(uid: string, id: string) {
  const type = withdrawableTypes.find((name) => name === definitionOf(uid)?.name)
  return type ? { type, id } : null
}
