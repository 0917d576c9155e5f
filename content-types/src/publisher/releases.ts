import { z } from 'zod'

/**
 * What the publisher tells of its releases, at its socket in the data folder. The command line and the admin read it; both say it
 * in words of their own.
 */

/** Why a release was made. */
export const releaseCauses = [
  'publish',
  'start',
  'waiting',
  'new-day',
  'compared',
  'read-anew',
  'first',
  'new-edition',
  'rebuild',
  'full-rebuild',
  'withdrawal',
  'search',
] as const
export type ReleaseCause = (typeof releaseCauses)[number]

const causeWords: Readonly<Record<ReleaseCause, string>> = {
  publish: '发布',
  start: '启动时补上',
  waiting: '补上没做成的',
  'new-day': '新的一天',
  compared: '核对后台时发现',
  'read-anew': '内容全部重读',
  first: '第一次整站生成',
  'new-edition': '网站程序更新',
  rebuild: '手动整站重做',
  'full-rebuild': '手动重读并重做',
  withdrawal: '紧急撤稿',
  search: '更新搜索',
}
export const releaseCauseWord = (cause: ReleaseCause): string => causeWords[cause]

const count = z.int().nonnegative()

/** A document whose event a release brought; who caused it stands in the CMS, under the same `seq`. */
export const releaseEvent = z.strictObject({
  seq: z.int().positive(),
  type: z.string(),
  id: z.string(),
  action: z.string(),
})

/** The most events that a release names; `eventCount` counts all. */
export const eventsNamed = 20

/** One switch of the public site. */
export const release = z.strictObject({
  release: z.int().positive(),
  at: z.iso.datetime(),
  cause: z.enum(releaseCauses),
  /** The site's search follows each publish in a release of its own. */
  background: z.boolean(),
  /** HTML pages of the site in this release. */
  pages: count,
  /** Addresses that answer for the first time, otherwise, and no more. */
  added: count,
  changed: count,
  removed: count,
  /** Milliseconds that it took to make. */
  ms: z.number().nonnegative(),
  /** Milliseconds from the first editor's publish in it to live; null where none waited. */
  sinceCommit: z.number().nonnegative().nullable(),
  events: z.array(releaseEvent),
  eventCount: count,
  /** The site can be rolled back to it. */
  kept: z.boolean(),
})
export type Release = z.infer<typeof release>
export type ReleaseEvent = z.infer<typeof releaseEvent>

/** Answer of `GET /releases?limit=N`: newest first. */
export const releaseList = z.strictObject({ releases: z.array(release) })

/** The most addresses of each kind that a difference names. */
export const differencesNamed = 200

const named = z.strictObject({ count, paths: z.array(z.string()).max(differencesNamed) })

/** Answer of `GET /diff?from=A&to=B`: how B answers otherwise than A, machinery of the search left out. */
export const releaseDiff = z.strictObject({
  from: z.int().positive(),
  to: z.int().positive(),
  added: named,
  changed: named,
  removed: named,
})
export type ReleaseDiff = z.infer<typeof releaseDiff>
