import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { livePaths } from '../live/releases.ts'
import { withServer } from '../stand-in/processes.ts'
import { type Counts, countPage, noCounts } from './counts.ts'

/** A rendered site: its addresses, and what stands there. */
export interface CountedSite {
  readonly paths: ReadonlySet<string>
  readonly counts: Counts
}

/** Files that come with a bundle, and the QR codes, which neither Hugo nor Eleventy can make by itself. */
const isLeftOut = (path: string): boolean =>
  /^\/(?:_astro|search-index|media)\//.test(path) || /\.(?:css|js|svg|png)$/.test(path)

const atOnce = 8

/** Asks a server for everything that the live release of a DATA_DIR answers. */
export async function countOurs(dataDir: string): Promise<CountedSite> {
  const paths = livePaths(dataDir).filter((path) => !isLeftOut(path))
  const counts = noCounts()
  await withServer(dataDir, async (origin) => {
    const waiting = [...paths]
    const work = async (): Promise<void> => {
      for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
        const response = await fetch(`${origin}${path}`)
        if (!response.ok) throw new Error(`${path} answers ${response.status}`)
        countPage(counts, await response.text())
      }
    }
    await Promise.all(Array.from({ length: atOnce }, work))
  })
  return { paths: new Set(paths), counts }
}

/** Reads everything that a generator wrote into a folder. */
export function countFolder(folder: string): CountedSite {
  const paths = new Set<string>()
  const counts = noCounts()
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const file = join(entry.parentPath, entry.name)
    const path = `/${relative(folder, file)}`.replace(/(^|\/)index\.html$/, '$1')
    if (isLeftOut(path)) continue
    paths.add(path)
    countPage(counts, readFileSync(file, 'utf8'))
  }
  return { paths, counts }
}
