import type { Cms } from '../engine/cms-client.ts'
import type { SiteBundle } from '../render/site-bundle.ts'
import type { Difference, Held } from './compare.ts'

export type VerifyTools = {
  cms: Cms
  now: () => Date
  /** Told what is being done, for whoever waits. */
  say: (text: string) => void
  signal: AbortSignal
}

/** What came of holding the live site against a clean full render of a fresh snapshot. */
export type Verification = {
  release: number
  /** The event up to which the content was compared. */
  seq: number
  /** Pages of the clean site. */
  pages: number
  compared: { addresses: number; media: number; assets: number; objects: number; records: number; documents: number }
  held: Held[]
  differences: Difference[]
  ms: number
}

/** What the live release was rendered by. */
export type LiveEdition = {
  name: string
  entry: string
  publicUrl: string
  searchOrigin: string | null
  bundle: SiteBundle
}
