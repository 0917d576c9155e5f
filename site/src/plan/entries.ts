import { addresses } from '@huoye/content-types'
import { child, defineRead, type PlanResult } from '../../publish/reads/index.ts'
import { sitemapChunks, sitemapIndex } from '../listing/sitemap-chunks.ts'

/** The articles and activities listed on one day. A day is the smallest node, so one publish plans little again. */
export const planDay = defineRead(
  'plan-day',
  (replica, { day }: { day: string }): PlanResult => ({
    paths: replica.places({ scope: {}, within: day }).map(addresses.entry),
    children: [],
  }),
)

export const planEntryMonth = defineRead(
  'plan-entry-month',
  (replica, { month }: { month: string }): PlanResult => ({
    paths: [],
    children: replica.days({}, month).map((day) => child(planDay, { day })),
  }),
)

/** Every article and activity, by month and day. */
export const planEntries = defineRead(
  'plan-entries',
  (replica): PlanResult => ({
    paths: [],
    children: replica.months({}).map((month) => child(planEntryMonth, { month })),
  }),
)

/** The sitemap's index and its chunks. */
export const planSitemap = defineRead(
  'plan-sitemap',
  (replica): PlanResult => ({
    paths: [
      sitemapIndex,
      ...sitemapChunks(replica.months({}).map((month) => ({ month, count: replica.count({}, month) }))),
    ],
    children: [],
  }),
)
