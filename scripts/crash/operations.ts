import { publisherState, releaseList } from '@huoye/content-types'
import { ExplainedError } from '../explain/explained-error.ts'
import { askPublisher } from '../publish/ask-publisher.ts'
import { withdraw } from '../publish/withdraw.ts'
import type { Settings } from '../start/settings.ts'
import type { Act } from './editor.ts'
import type { Item } from './ledger.ts'

/** One thing that somebody orders; `of` answers it. */
export interface Operation {
  readonly what: string
  readonly of: 'cms' | 'publisher'
  /** The document that it is about. */
  readonly item?: Item
  /** Never rejects. */
  run(): Promise<Ended>
}

/** What came of it: `done` was acknowledged, `refused` was not done, `died` may have been done or not. */
export interface Ended {
  readonly how: 'done' | 'refused' | 'died'
  readonly says: string
  /** What it has readers see, where it chooses that: a release, or null for the newest. */
  readonly pins?: number | null
}

export const publishing = ({ item, to, send }: Act): Operation => ({
  what: to ? `publish revision ${to.revision} of document ${item.number}` : `take document ${item.number} away`,
  of: 'cms',
  item,
  async run() {
    const refusal = await send()
    return refusal ? { how: 'died', says: refusal.message.slice(0, 200) } : { how: 'done', says: '' }
  },
})

export const withdrawing = (settings: Settings, item: Item): Operation => ({
  what: `withdraw document ${item.number}`,
  of: 'cms',
  item,
  run: () => ended(() => withdraw(settings, { path: item.path ?? '', reason: 'by mistake' })),
})

/** @param pick chooses among the kept releases, from 0 up to 1 */
export const rollingBack = ({ dataDir }: Settings, pick: number): Operation => ({
  what: 'roll back',
  of: 'publisher',
  async run() {
    let pins: number | undefined
    const asked = await ended(async () => {
      const { releases } = await askPublisher(dataDir, 'GET', '/releases?limit=1000', releaseList)
      const kept = releases.filter((release) => release.kept)
      pins = kept[Math.floor(pick * kept.length)]?.release
      await askPublisher(dataDir, 'POST', `/rollback?release=${pins}`, publisherState)
    })
    return pins === undefined ? asked : { ...asked, pins, says: `to ${pins} ${asked.says}` }
  },
})

export const resuming = ({ dataDir }: Settings): Operation => ({
  what: 'resume',
  of: 'publisher',
  async run() {
    return { ...(await ended(() => askPublisher(dataDir, 'POST', '/resume', publisherState))), pins: null }
  },
})

export const rebuilding = ({ dataDir }: Settings, full: boolean): Operation => ({
  what: full ? 'rebuild fully' : 'rebuild',
  of: 'publisher',
  run: () => ended(() => askPublisher(dataDir, 'POST', full ? '/rebuild?full=1' : '/rebuild', publisherState)),
})

/** A release may fall out of those that are kept before it is asked for, and a site that is not rolled back cannot be resumed. */
const refusals: readonly string[] = ['HUOYE-RELEASE-002', 'HUOYE-RELEASE-003']

async function ended(run: () => Promise<unknown>): Promise<Ended> {
  try {
    await run()
    return { how: 'done', says: '' }
  } catch (error) {
    const refused = error instanceof ExplainedError && refusals.includes(error.code)
    return { how: refused ? 'refused' : 'died', says: String(error).slice(0, 200) }
  }
}

/** What readers may see after some operations at once, when before it was one of `before`. */
export function pinsAfter(before: ReadonlySet<number | null>, all: readonly Ended[]): Set<number | null> {
  const pinning = (how: Ended['how']) =>
    all.flatMap((one) => (one.how === how && one.pins !== undefined ? [one.pins] : []))
  const done = pinning('done')
  return new Set([...(done.length > 0 ? done : before), ...pinning('died')])
}
