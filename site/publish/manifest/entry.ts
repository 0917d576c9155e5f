import { canonicalJson } from '../reads/read.ts'

/** What an address answers in a release. */
export type Entry =
  | { status: 200; object: string; type: string; headers: Record<string, string> }
  | { status: 301; location: string }
  | { status: 410 }

/** An entry as one row of the manifest. */
export type EntryRow = {
  status: number
  object: string | null
  type: string | null
  location: string | null
  headers: string
}

export const rowOf = (entry: Entry): EntryRow => ({
  status: entry.status,
  object: entry.status === 200 ? entry.object : null,
  type: entry.status === 200 ? entry.type : null,
  location: entry.status === 301 ? entry.location : null,
  headers: canonicalJson(entry.status === 200 ? entry.headers : {}),
})

export const sameEntry = (left: EntryRow, right: EntryRow): boolean => canonicalJson(left) === canonicalJson(right)
