import type { Core } from '@strapi/strapi'

type Middleware = Parameters<Core.Strapi['server']['use']>[0]

/** Koa's context, as Strapi's server hands it to middlewares. */
export type Context = Parameters<Middleware>[0]

/** The body of a request as JSON; null where it is none, which no contract takes. */
export async function readJson(request: AsyncIterable<Uint8Array>): Promise<unknown> {
  const chunks: Uint8Array[] = []
  for await (const chunk of request) chunks.push(chunk)
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'))
  } catch {
    return null
  }
}
