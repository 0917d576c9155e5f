import { addresses } from '@huoye/content-types'
import { defineRead } from '../../publish/reads/index.ts'
import { childColumns, columnScope, overviewColumn } from '../listing/column-scope.ts'
import type { Link } from './link.ts'

export type MapColumn = Link & { children: MapColumn[]; archived: boolean }

/** The columns that have entries, as a tree; archived ones are marked. */
export const readSiteMap = defineRead('site-map', (replica): MapColumn[] => {
  const columns = replica.list('column')
  const branch = (parentKey: string | null): MapColumn[] =>
    childColumns(columns, parentKey)
      .filter((column) => column.key !== overviewColumn)
      .filter((column) => replica.has(columnScope(columns, column)))
      .map((column) => ({
        href: addresses.columnListing(column),
        title: column.title,
        archived: column.lifecycle === 'archived',
        children: branch(column.key),
      }))
  return branch(null)
})

/** The county's own words about its site, as sanitised HTML. */
export const readAbout = defineRead('about', (replica): string | null => replica.list('site-setting')[0]?.about ?? null)
