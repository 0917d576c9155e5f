import { Search } from '@strapi/icons'
import type { StrapiApp } from '@strapi/strapi/admin'
import { seeSearches } from '../../searches/contract.ts'

/** Puts 搜索情况 into the menu, for those who may see it. */
export function openSearchesPage(app: Pick<StrapiApp, 'addMenuLink'>): void {
  app.addMenuLink({
    to: '/searches',
    icon: Search,
    intlLabel: { id: 'huoye.searches', defaultMessage: '搜索情况' },
    permissions: [{ action: seeSearches, subject: null }],
    Component: async () => ({ default: (await import('./SearchesPage.tsx')).SearchesPage }),
    position: 3,
  })
}
