import type { Core } from '@strapi/strapi'

const everyMs = 30_000

/** Articles whose `takeDownAt` has passed are taken down, as an editor would. Looks now and every half minute; gives what stops it. */
export function takeDownWhenDue(strapi: Core.Strapi): () => void {
  const look = () => sweep(strapi).catch((cause: unknown) => strapi.log.error(cause))
  const timer = setInterval(look, everyMs)
  void look()
  return () => clearInterval(timer)
}

async function sweep(strapi: Core.Strapi): Promise<void> {
  const due: { documentId: string }[] = await strapi.db.query('api::article.article').findMany({
    select: ['documentId'],
    where: { takeDownAt: { $lte: new Date() }, publishedAt: { $notNull: true } },
  })
  for (const { documentId } of due) {
    await strapi.documents('api::article.article').unpublish({ documentId })
    strapi.log.info(`taken down as planned: ${documentId}`)
  }
}
