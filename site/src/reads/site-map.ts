import { addresses } from '@huoye/content-types'
import { defineRead } from '../../publish/reads/index.ts'
import { childColumns, columnScope, overviewColumn } from '../listing/column-scope.ts'
import { type BodyPart, bodyParts } from '../text/body-parts.ts'
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

/** The county's own words about its site; null where there are none. */
export const readAbout = defineRead('about', (replica): BodyPart[] | null => {
  const about = replica.list('site-setting')[0]?.about
  return about ? bodyParts(about, []) : null
})
