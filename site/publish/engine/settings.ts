import { join, resolve } from 'node:path'

export type PublisherSettings = {
  dataDir: string
  cmsOrigin: string
  publicUrl: string
  /** Where the server is to be reached on this machine. */
  siteOrigin: string
  secret: string
  bundleEntry: string
  /** A Meilisearch server for readers' searches, if there is one. */
  meilisearch: MeilisearchSettings | null
}

export type MeilisearchSettings = {
  /** Where the publisher reaches it. */
  host: string
  apiKey: string
  /** Where browsers reach it, and the origin of that. */
  publicHost: string
  origin: string
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
    meilisearch: meilisearchFrom(environment),
  }
}

function meilisearchFrom({
  MEILI_HOST,
  MEILI_PUBLIC_URL,
  MEILI_API_KEY,
}: NodeJS.ProcessEnv): MeilisearchSettings | null {
  if (!MEILI_HOST) return null
  const publicHost = addressOf(MEILI_PUBLIC_URL || MEILI_HOST)
  return { host: addressOf(MEILI_HOST), apiKey: MEILI_API_KEY ?? '', publicHost, origin: new URL(publicHost).origin }
}

/** An address as people write it: with or without http:// and a slash at its end. */
function addressOf(given: string): string {
  const address = /^https?:\/\//.test(given) ? given : `http://${given}`
  if (!URL.canParse(address))
    throw new Error(
      `HUOYE-MEILI-008: MEILI_HOST 或 MEILI_PUBLIC_URL 不是网址：${given}。请写成 http://主机:端口 的样子。`,
    )
  return address.replace(/\/+$/, '')
}

/** A server that listens everywhere is reached on this machine; one that listens on one address only there. */
function hostToReach(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1'
  return host.includes(':') ? `[${host}]` : host
}
