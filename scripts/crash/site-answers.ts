import { createHash } from 'node:crypto'
import { addresses } from '@huoye/content-types'
import { askState } from '../publish/ask-publisher.ts'
import type { County } from './county.ts'
import type { ManifestView } from './manifest-view.ts'
import { until } from './until.ts'
import { documentsIn, type Withdrawn } from './withdrawals.ts'

interface Site {
  readonly siteUrl: string
  readonly dataDir: string
}

const agreesWithinMs = 10_000

async function get({ siteUrl }: Site, path: string): Promise<{ status: number; bytes: Buffer }> {
  const response = await fetch(`${siteUrl}${path}`, { redirect: 'manual' })
  return { status: response.status, bytes: Buffer.from(await response.arrayBuffer()) }
}

/** Where lists of documents are. */
export const listsOf = ({ branches, columns }: County): string[] => [
  '/',
  '/rss.xml',
  ...branches.flatMap(({ home }) => [home, `${home}index.json`]),
  ...columns.map(({ home }) => home),
]

/** Whether the public server says of the release that readers see what the publisher says. */
export async function healthProblems(site: Site): Promise<string[]> {
  let problems: string[] = []
  const look = async () => {
    const { release, pinned } = await askState(site.dataDir)
    const wanted = JSON.stringify({ release: pinned ?? release, pinned: pinned !== null })
    const health: { release: number; pinned?: true } = JSON.parse((await get(site, '/healthz')).bytes.toString())
    const said = JSON.stringify({ release: health.release, pinned: health.pinned === true })
    problems = said === wanted ? [] : [`/healthz says ${said}, the publisher ${wanted}`]
    return problems.length === 0 || null
  }
  await until(look, agreesWithinMs)
  return problems
}

/** Where readers are answered otherwise than a release of the manifest says. */
export async function releaseProblems(
  site: Site,
  view: ManifestView,
  release: number,
  paths: readonly string[],
): Promise<string[]> {
  const problems: string[] = []
  for (const path of paths) {
    const wanted = view.releases.get(release)?.get(path)
    const { status, bytes } = await get(site, path)
    const sameBytes = status !== 200 || createHash('sha256').update(bytes).digest('hex') === wanted?.object
    if (status === (wanted?.status ?? 404) && sameBytes) continue
    problems.push(
      `${path} answers ${status}${sameBytes ? '' : ' with other bytes'}; release ${release}: ${wanted?.text}`,
    )
  }
  return problems
}

/** Where readers of the newest release meet something that was withdrawn. */
export async function withdrawnProblems(
  site: Site,
  withdrawn: readonly Withdrawn[],
  lists: readonly string[],
): Promise<string[]> {
  const problems: string[] = []
  for (const path of withdrawn.flatMap(({ own }) => [...own])) {
    const { status } = await get(site, path)
    // Of a file's sizes the site had those that it showed.
    if (status !== 410 && !(status === 404 && path.startsWith(addresses.media(''))))
      problems.push(`${path} was withdrawn and answers ${status}`)
  }
  const marks = new Set(withdrawn.flatMap((one) => [...one.marks]))
  for (const path of lists) {
    const shown = [...documentsIn((await get(site, path)).bytes.toString())].filter((mark) => marks.has(mark))
    if (shown.length > 0) problems.push(`${path} shows ${shown.join(', ')}, withdrawn`)
  }
  return problems
}
