import type { Core } from '@strapi/strapi'

export default ({ env }: Core.Config.Shared.ConfigParams): Core.Config.Server => {
  const port = env.int('CMS_PORT', 1337)
  return {
    host: env('HOST', '127.0.0.1'),
    port,
    url: env('CMS_PUBLIC_URL', `http://127.0.0.1:${port}`),
    app: { keys: env.array('APP_KEYS', []) },
    logger: { updates: { enabled: false }, startup: { enabled: false } },
    transfer: { remote: { enabled: false } },
    webhooks: { populateRelations: false },
  }
}
