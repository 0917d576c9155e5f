import { dayOf, type EntryRecord, mediaNames, type PublicRecord } from '@huoye/content-types'
import { canonicalJson } from '../reads/read.ts'
import { sharedFields, sortKey, uniqueFields } from '../reads/replica.ts'
import { fieldPoint, listPoint, type Place, recordPoint, scopesOfEntry, type Touched } from '../reads/touches.ts'
import { cardOf } from './card.ts'

export const isEntry = (record: PublicRecord | null): record is EntryRecord =>
  record?.type === 'article' || record?.type === 'activity'

/** The values that a record can be found by. */
export function fieldsOf(record: PublicRecord): { field: string; value: string | null }[] {
  const shared: Partial<Record<PublicRecord['type'], readonly string[]>> = sharedFields
  const names = [...uniqueFields[record.type], ...(shared[record.type] ?? [])]
  const members = new Map<string, unknown>(Object.entries(record))
  return names.map((field) => {
    const value = members.get(field)
    return { field, value: typeof value === 'string' ? value : null }
  })
}

/** Claimed by the engine itself: a media file is on the site while a record uses it. */
const mediaPoint = (name: string): string => `media/${name}`
export const mediaNameOf = (point: string): string | null => (point.startsWith('media/') ? point.slice(6) : null)

/**
 * What the step from one state of a record to another touches (null: not there), without the counts.
 * Both states count: a list that the record leaves must change as much as the one it enters.
 */
export function touchedBy(before: PublicRecord | null, after: PublicRecord | null): Touched {
  const points = new Set<string>()
  for (const record of [before, after]) {
    if (!record) continue
    points.add(recordPoint(record.type, record.id))
    if (!isEntry(record)) points.add(listPoint(record.type))
    for (const { field, value } of fieldsOf(record)) points.add(fieldPoint(record.type, field, value))
  }
  for (const name of symmetricDifference(before ? mediaNames(before) : [], after ? mediaNames(after) : []))
    points.add(mediaPoint(name))
  return { points: [...points], places: touchedPlaces(before, after) }
}

function touchedPlaces(before: PublicRecord | null, after: PublicRecord | null): Place[] {
  const old = isEntry(before) ? cardOf(before) : null
  const now = isEntry(after) ? cardOf(after) : null
  if (old && now && canonicalJson(old) === canonicalJson(now)) return []
  return [old, now].flatMap((card) => (card ? scopesOfEntry(card).map((scope) => ({ scope, key: sortKey(card) })) : []))
}

export type CountStep = { scope: string; within: string; by: 1 | -1 }

/** How the step changes the numbers of entries by scope and period. */
export function countSteps(before: PublicRecord | null, after: PublicRecord | null): CountStep[] {
  const old = new Set(isEntry(before) ? countedIn(before) : [])
  const now = new Set(isEntry(after) ? countedIn(after) : [])
  const steps = (from: Set<string>, to: Set<string>, by: 1 | -1): CountStep[] =>
    [...from]
      .filter((place) => !to.has(place))
      .map((place) => {
        const [scope = '', within = ''] = place.split('\n')
        return { scope, within, by }
      })
  return [...steps(old, now, -1), ...steps(now, old, 1)]
}

function countedIn(record: EntryRecord): string[] {
  const day = dayOf(record.listedAt)
  return scopesOfEntry(cardOf(record)).flatMap((scope) =>
    ['', day.slice(0, 7), day].map((within) => `${scope}\n${within}`),
  )
}

const symmetricDifference = (left: string[], right: string[]): string[] => [
  ...left.filter((name) => !right.includes(name)),
  ...right.filter((name) => !left.includes(name)),
]
