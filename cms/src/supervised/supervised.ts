import type { Core } from '@strapi/strapi'

/** Ends with the supervisor: when it dies, even by kill -9, its channel closes and the CMS shuts down in order. */
export function endWithSupervisor(strapi: Core.Strapi): void {
  const end = () => {
    strapi.destroy().finally(() => process.exit(0))
  }
  process.once('disconnect', end)
  process.once('SIGTERM', end)
  process.once('SIGINT', end)
}

/** Tells the supervisor, once requests are answered, that the CMS is ready and how to log in for the first time. */
export function announceReady(strapi: Core.Strapi, loginUrl: string | null): void {
  strapi.server.httpServer.once('listening', () => {
    process.send?.({ loginUrl })
    process.send?.({ ready: true })
  })
}

/** Shows the people who wait for a first start what is being done. */
export function sayProgress(strapi: Core.Strapi, text: string): void {
  strapi.log.info(text)
  process.send?.({ progress: text })
}
