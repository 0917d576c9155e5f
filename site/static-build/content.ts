import Database from 'better-sqlite3'
import type { Read, ReadArgs, ReadContent } from '../publish/reads/index.ts'
import { ReadCache } from '../publish/render/read-cache.ts'
import type { SiteBundle } from '../publish/render/site-bundle.ts'
import { RememberingStore } from '../publish/replica/remembering-store.ts'
import { SqliteStore } from '../publish/replica/store.ts'
import { statements } from '../publish/sqlite/statements.ts'
import { CleanSite } from '../publish/verify/clean-site.ts'
import { root } from '../src/plan/root.ts'
import { reads } from '../src/reads/index.ts'

/** What a static build is made of: the addresses of its pages, and what they read. */
export type StaticContent = { paths: string[]; read: ReadContent }

/** Opens a copy of a publisher's replica, as it was on the day that its last release went by. */
export function openContent(replica: string, publicUrl: string): StaticContent {
  const sql = statements(new Database(replica, { readonly: true, fileMustExist: true }))
  const store = new SqliteStore(sql)
  const today = sql<{ value: string }>("SELECT value FROM meta WHERE key = 'today'").get()?.value
  if (today === undefined) throw new Error(`${replica} is no replica of which a release was made.`)
  const cache = new ReadCache(new RememberingStore(store), today)
  const read: ReadContent = <Args extends ReadArgs, Result>(wanted: Read<Args, Result>, args: Args): Result => {
    const outcome = cache.run(wanted, args)
    if ('error' in outcome) throw outcome.error
    return outcome.result
  }
  return {
    paths: new CleanSite({ render, root, reads }, { publicUrl, searchOrigin: null }, { store, today }).pages(),
    read,
  }
}

/** Only the plan is wanted of it: Astro itself renders the pages. */
const render: SiteBundle['render'] = () => Promise.reject(new Error('A static build renders its own pages.'))
