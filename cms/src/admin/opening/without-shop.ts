import type { StrapiApp } from '@strapi/strapi/admin'

/** What Huoye has no use for and nobody should be led to: Strapi's shop, its schema editor and its paid features' pages. */
const unwanted: ReadonlySet<string> = new Set([
  'admin::marketplace.read',
  'plugin::content-type-builder.read',
  'plugin::content-releases.read',
  'plugin::content-releases.settings.read',
])

/** Hides those pages, the links to Strapi's manual and its paid AI from everybody. It only hides: what a role may do is decided on the server. */
export function withoutShop(app: StrapiApp): void {
  const { strapi }: { strapi: object } = window
  Object.assign(strapi, { flags: { docLinks: false, nps: false, promoteEE: false }, ai: { enabled: false } })
  app.addRBACMiddleware(
    () => (next) => (permissions) => next(permissions.filter(({ action }) => !unwanted.has(action))),
  )
}
