import { addresses } from '@huoye/content-types'
import { type EntryRow, sameEntry } from '../manifest/entry.ts'
import { typeOfFile } from '../media/media-source.ts'
import type { CleanAnswer } from './clean-site.ts'

/** Something that is not as a clean full render would have it; `live` and `wanted` are for people. */
export type Difference = {
  kind: 'page' | 'media' | 'asset' | 'object' | 'search' | 'replica'
  address: string
  live: string
  wanted: string
}

/** A page that the engine knows it could not make: it keeps its old version, and nothing is wrong with the others. */
export type Held = { address: string; reason: string }

type Live = ReadonlyMap<string, EntryRow>

/** Holds one address of the plan against the live release. */
export function comparePage(address: string, live: EntryRow | null, wanted: CleanAnswer | null): Difference | null {
  if (wanted !== null && 'error' in wanted)
    return { kind: 'page', address, live: describe(live), wanted: `做不出来：${wanted.error}` }
  if (sameAnswer(live, wanted)) return null
  const onlyHeaders = live?.status === 200 && wanted?.status === 200 && live.object === wanted.object
  const told = (row: EntryRow | null): string => `${describe(row)}${onlyHeaders && row ? ` ${row.headers}` : ''}`
  return { kind: 'page', address, live: told(live), wanted: told(wanted) }
}

/** An address that was withdrawn answers 410 for ever; a site that never had it knows nothing of it. */
const sameAnswer = (live: EntryRow | null, wanted: EntryRow | null): boolean => {
  if (wanted === null) return live === null || live.status === 410
  return live !== null && sameEntry(live, wanted)
}

/** Media are named by the SHA-256 of their bytes, so a name says what the object must be. */
export function compareMedia(inUse: readonly string[], live: Live): Difference[] {
  const used = new Set(inUse.map(addresses.media))
  const wrong = [...used].flatMap((address): Difference[] => {
    const row = live.get(address) ?? null
    const stem = address.slice(addresses.media('').length).replace(/\..*$/, '')
    const right = row?.status === 200 && row.object?.startsWith(stem) && row.type === typeOfFile(address)
    return right ? [] : [{ kind: 'media', address, live: describe(row), wanted: `200 ${typeOfFile(address)} ${stem}` }]
  })
  const unused = [...live].flatMap(([address, row]): Difference[] =>
    isMedia(address) && row.status !== 410 && !used.has(address)
      ? [{ kind: 'media', address, live: describe(row), wanted: '没有内容使用它，不应公开' }]
      : [],
  )
  return [...wrong, ...unused]
}

/** Files of the bundle; `wanted` are their rows by address. Older hashed files stay for readers of older releases. */
export const compareAssets = (wanted: Live, live: Live): Difference[] =>
  [...wanted].flatMap(([address, row]): Difference[] => {
    const there = live.get(address) ?? null
    return sameAnswer(there, row) ? [] : [{ kind: 'asset', address, live: describe(there), wanted: describe(row) }]
  })

/** Live addresses that a clean site does not have. */
export const unplanned = (planned: ReadonlySet<string>, live: Live): string[] =>
  [...live].flatMap(([address, { status }]) =>
    status === 410 || planned.has(address) || isFile(address) ? [] : [address],
  )

const isMedia = (address: string): boolean => address.startsWith(addresses.media(''))
/** Followed by their own rules, not by the plan. */
const isFile = (address: string): boolean =>
  isMedia(address) || address.startsWith('/_astro/') || address.startsWith('/search-index/')

function describe(row: EntryRow | null): string {
  if (row === null) return '没有这个地址'
  if (row.status === 301) return `301 → ${row.location}`
  return row.status === 200 ? `200 ${row.type} ${row.object?.slice(0, 16)}` : String(row.status)
}
