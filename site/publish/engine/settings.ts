import { join, resolve } from 'node:path'

export type PublisherSettings = {
  dataDir: string
  cmsOrigin: string
  publicUrl: string
  /** Where the server is to be reached on this machine. */
  siteOrigin: string
  secret: string
  bundleEntry: string
}

/** Settings of the publisher from the environment, with the defaults of the project. Throws without the secret. */
export function settingsFrom(environment: NodeJS.ProcessEnv): PublisherSettings {
  const secret = environment.HUOYE_PUBLISHING_SECRET
  if (!secret) throw new Error('SECRET_MISSING: 缺少 HUOYE_PUBLISHING_SECRET，请用 npm start 启动。')
  const sitePort = environment.SITE_PORT ?? '4321'
  const host = hostToReach(environment.HOST ?? '127.0.0.1')
  return {
    dataDir: resolve(environment.DATA_DIR ?? './data'),
    cmsOrigin: `http://${host}:${environment.CMS_PORT ?? '1337'}`,
    publicUrl: environment.PUBLIC_URL ?? `http://localhost:${sitePort}`,
    siteOrigin: `http://${host}:${sitePort}`,
    secret,
    bundleEntry: join(import.meta.dirname, '../../dist/engine/server/entry.mjs'),
  }
}

/** A server that listens everywhere is reached on this machine; one that listens on one address only there. */
function hostToReach(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1'
  return host.includes(':') ? `[${host}]` : host
}
