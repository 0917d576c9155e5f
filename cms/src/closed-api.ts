import type { Core } from '@strapi/strapi'

/**
 * The content API is closed: whatever a plugin mounts under /api is answered with 404 before it is reached.
 * The site reads the publishing API, editors read the admin API, and nobody else reads anything.
 */
export function closeContentApi(strapi: Core.Strapi): void {
  const prefix = String(strapi.config.get('api.rest.prefix', '/api'))
  strapi.server.use(async (ctx, next) => {
    if (ctx.path === prefix || ctx.path.startsWith(`${prefix}/`)) {
      ctx.status = 404
      return
    }
    await next()
  })
}
