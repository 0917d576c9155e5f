import { join } from 'node:path'
import { searchLogFile, wordsOf } from '@huoye/content-types'
import type { Core } from '@strapi/strapi'
import { dataDir } from '../data-dir.ts'
import type { Context } from '../http.ts'
import { type SearchesView, seeSearches, spans } from './contract.ts'
import { pageTitles } from './page-titles.ts'
import { countsIn } from './read-log.ts'

/** What the page 搜索情况 asks, for those with its permission. */
export function openSearches(strapi: Core.Strapi): void {
  strapi.server.routes({
    type: 'admin',
    routes: [
      {
        method: 'GET',
        path: '/admin/search-log',
        info: { type: 'admin' },
        config: {
          policies: [
            'admin::isAuthenticatedAdmin',
            { name: 'admin::hasPermissions', config: { actions: [seeSearches] } },
          ],
        },
        handler: async (ctx: Context) => {
          const days = spans.find((span) => span === Number(ctx.query.days)) ?? spans[0]
          ctx.body = await searchesView(strapi, countsIn(join(dataDir(), searchLogFile), days, new Date()))
        },
      },
    ],
  })
}

/** Makes the permission known, so that a role can be given it. The super administrator has every one. */
export function registerSearches(strapi: Core.Strapi): void {
  strapi.service('admin::permission').actionProvider.register({
    section: 'settings',
    category: '公开网站',
    displayName: '查看搜索情况',
    uid: 'searches.see',
    pluginName: 'admin',
  })
}

async function searchesView(strapi: Core.Strapi, counts: ReturnType<typeof countsIn>): Promise<SearchesView> {
  const groups: { words: string | null }[] = await strapi.db
    .query('api::synonym.synonym')
    .findMany({ select: ['words'] })
  const known = new Set(groups.flatMap(({ words }) => wordsOf(words ?? '')))
  const titles = await pageTitles(
    strapi,
    counts.opened.map(({ url }) => url),
  )
  return {
    ...counts,
    missed: counts.missed.map((miss) => ({ ...miss, known: known.has(miss.query) })),
    opened: counts.opened.map((open) => ({ ...open, title: titles.get(open.url) ?? null })),
  }
}
