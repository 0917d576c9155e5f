import type { StrapiApp } from '@strapi/strapi/admin'

/** Puts Huoye's own first page in the place of Strapi's. */
export function openAtOwnHome(app: StrapiApp): void {
  const lazy = async () => ({ Component: (await import('./HomePage.tsx')).HomePage })
  app.router.addRoute((routes) => routes.map((route) => (route.index ? { index: true, lazy } : route)))
}
