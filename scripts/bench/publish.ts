import { addresses } from '@huoye/content-types'
import type { AdminApi, AdminDocument } from '../harness/admin-api.ts'
import { startTestSystem, type TestSystem } from '../harness/test-system.ts'
import { type Seen, waitFor } from '../harness/wait-for.ts'
import { type Screen, withProgress } from '../progress/progress.ts'
import { growTo, pagesOf } from './grow.ts'
import { percentile } from './percentile.ts'
import { newestRelease, releasesSince } from './releases.ts'

/** Figures of the publish benchmark; times from the admin's publish request to the new bytes over HTTP. */
export interface PublishFigures {
  readonly pages: number
  readonly publishes: number
  readonly p50Ms: number
  readonly p95Ms: number
  readonly p99Ms: number
  readonly engineP50Ms: number
  readonly pagesRendered: number
  readonly pagesChanged: number
  readonly missed: number
}

/** Publishes that are not visible everywhere within this time count as missed. */
const patienceMs = 15_000

/**
 * Starts a whole system with the demo county, publishes activities through the admin's API one after the other, and measures
 * when each is at its own address, on the page of its branch and in its column.
 * @param atLeastPages articles are imported first until the site has so many pages
 */
export async function benchPublish(publishes: number, atLeastPages: number, screen: Screen): Promise<PublishFigures> {
  const system = await startTestSystem({ seed: 'demo', screen })
  try {
    await withProgress(screen, `准备 ${atLeastPages} 页`, (step) => growTo(atLeastPages, system, step.say))
    const api = await system.logIn()
    const place = await findPlace(api)
    const before = newestRelease(system.dataDir)
    const times: number[] = []
    await withProgress(screen, `发布 ${publishes} 次`, async (step) => {
      for (let number = 1; number <= publishes; number += 1) {
        const ms = await publishOne(system, api, place, number)
        if (ms !== null) times.push(ms)
        step.say(`${number} / ${publishes}`)
      }
    })
    const { pagesRendered, pagesChanged, engineMs } = releasesSince(system.dataDir, before)
    return {
      pages: await pagesOf(system),
      publishes,
      p50Ms: Math.round(percentile(times, 0.5)),
      p95Ms: Math.round(percentile(times, 0.95)),
      p99Ms: Math.round(percentile(times, 0.99)),
      engineP50Ms: Math.round(percentile(engineMs, 0.5)),
      pagesRendered,
      pagesChanged,
      missed: publishes - times.length,
    }
  } finally {
    await system.stop()
  }
}

/** Where the benchmark publishes: one branch and one column without a profile. */
interface Place {
  readonly organization: string
  readonly column: string
  readonly branchPage: string
  readonly columnPage: string
}

async function findPlace(api: AdminApi): Promise<Place> {
  const [column] = await api.find('column', 'key', 'key-tasks')
  const branch = (await api.find('organization', 'kind', '党支部')).find(
    (organization) => organization.lifecycle === 'active',
  )
  if (column === undefined || branch === undefined)
    throw new Error('the demo county has a branch and the column key-tasks')
  const columnSlug = String(column.slug)
  return {
    organization: branch.documentId,
    column: column.documentId,
    branchPage: addresses.branchHome(String(branch.slug)),
    columnPage: addresses.columnListing({ key: 'key-tasks', slug: columnSlug, parentKey: 'improvement-year' }),
  }
}

/** Milliseconds until one new activity is visible in all three places; null when it is not in time. */
async function publishOne(system: TestSystem, api: AdminApi, place: Place, number: number): Promise<number | null> {
  const title = `重点任务推进第 ${number} 次（测速）`
  const draft = await api.create('activity', {
    title,
    organization: { connect: [{ documentId: place.organization }] },
    column: { connect: [{ documentId: place.column }] },
    body: `<p>第 ${number} 次测速的正文。</p>`,
  })
  const started = performance.now()
  const visible = (path: string) =>
    waitFor(`${system.siteUrl}${path}`, (seen) => shows(seen, title), { withinMs: patienceMs, everyMs: 5 })
  try {
    await Promise.all([
      visible(place.branchPage),
      visible(place.columnPage),
      api.publish('activity', draft.documentId).then((published) => visible(addressOf(published))),
    ])
    return performance.now() - started
  } catch (error) {
    if (error instanceof Error && error.message.includes('was not as wanted')) return null
    throw error
  }
}

/** Titles carry marks of where they may break, so only their text is looked for. */
const shows = (seen: Seen, title: string) => seen.status === 200 && seen.text.replace(/<[^>]*>/g, '').includes(title)

function addressOf(published: AdminDocument): string {
  return addresses.activity({ publicId: String(published.publicId), listedAt: String(published.listedAt) })
}
