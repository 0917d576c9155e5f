import { uidOf } from '@huoye/content-types'
import type { Core } from '@strapi/strapi'

const kinds = [
  { shape: /^\/articles\/\d{4}\/([a-z0-9]{10})\/$/, type: 'article', field: 'publicId', title: 'title' },
  { shape: /^\/activities\/\d{4}\/([a-z0-9]{10})\/$/, type: 'activity', field: 'publicId', title: 'title' },
  { shape: /^\/branches\/([^/]+)\/$/, type: 'organization', field: 'slug', title: 'name' },
] as const

/** What the pages at addresses of the public site are called, as far as they are published articles, activities or branches. */
export async function pageTitles(strapi: Core.Strapi, urls: readonly string[]): Promise<Map<string, string>> {
  const titles = new Map<string, string>()
  for (const { shape, type, field, title } of kinds) {
    const urlOf = new Map(urls.flatMap((url) => (shape.exec(url)?.slice(1) ?? []).map((key) => [key, url] as const)))
    if (urlOf.size === 0) continue
    const where = { [field]: { $in: [...urlOf.keys()] } }
    const rows: Record<string, unknown>[] = await strapi.db.query(uidOf(type)).findMany({
      select: [field, title],
      where: type === 'organization' ? where : { ...where, publishedAt: { $notNull: true } },
    })
    for (const row of rows) titles.set(urlOf.get(String(row[field])) ?? '', String(row[title] ?? ''))
  }
  return titles
}
