import type { Core } from '@strapi/strapi'
import { serveMedia } from './serve.ts'

/** The admin's own pictures: derivatives and attachments by their hashed names, which nobody can guess. */
export function serveOwnMedia(strapi: Core.Strapi): void {
  strapi.server.use(async (ctx, next) => {
    const name = /^\/media\/([^/]+)$/.exec(ctx.path)?.[1]
    if (!name || (ctx.method !== 'GET' && ctx.method !== 'HEAD')) return next()
    await serveMedia(ctx, name)
  })
}
