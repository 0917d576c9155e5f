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
  return {
    dataDir: resolve(environment.DATA_DIR ?? './data'),
    cmsOrigin: `http://127.0.0.1:${environment.CMS_PORT ?? '1337'}`,
    publicUrl: environment.PUBLIC_URL ?? `http://localhost:${sitePort}`,
    siteOrigin: `http://127.0.0.1:${sitePort}`,
    secret,
    bundleEntry: join(import.meta.dirname, '../../dist/engine/server/entry.mjs'),
  }
}
