import type { EntryScope, SortKey } from './replica.ts'

/** A span of places in the lists of one scope, both ends included. */
export type Range = { scope: string; low: SortKey; high: SortKey }

/** Everything that a read looked at. A read can come out differently only when one of these is touched. */
export type Touches = { points: string[]; ranges: Range[] }

/** What a change of records touches: points, and places in the lists of scopes. */
export type Touched = { points: string[]; places: Place[] }
export type Place = { scope: string; key: SortKey }

export const firstKey: SortKey = ''
export const lastKey: SortKey = '\uffff'

export const recordPoint = (type: string, id: string): string => `${type}/${id}`
export const fieldPoint = (type: string, field: string, value: string | null): string =>
  value === null ? `${type}.${field}` : `${type}.${field}=${value}`
export const listPoint = (type: string): string => `${type}/*`
export const todayPoint = 'today'
/** Touched when a scope gains or loses its only entry of a month. */
export const monthsPoint = (scope: string): string => `months ${scope}`
export const daysPoint = (scope: string, month: string): string => `days ${scope} ${month}`
/** Touched when a scope gets its first entry or loses its last. */
export const presencePoint = (scope: string): string => `has ${scope}`
/** `within` is '' for the whole scope, else a month or a day. */
export const countPoint = (scope: string, within: string): string => `count ${scope} ${within}`

/**
 * A scope as the strings that its touches are filed under: one, or one for each column.
 * The same strings, made by `scopesOfEntry`, say where an entry stands.
 */
export function scopeStrings(scope: EntryScope): string[] {
  const pinned = scope.pinned ? ['pinned'] : []
  const organization = 'organization' in scope && scope.organization ? [`organization=${scope.organization}`] : []
  if ('columns' in scope) {
    return [...new Set(scope.columns)].map((column) => [...organization, `column=${column}`, ...pinned].join('/'))
  }
  const column = 'column' in scope ? [`column=${scope.column}`] : []
  const type = 'type' in scope ? [`type=${scope.type}`] : []
  return [[...type, ...organization, ...column, ...pinned].join('/')]
}

/** Every scope that an entry stands in. */
export function scopesOfEntry(entry: {
  type: string
  columnKey: string
  organizationId: string | null
  pinned: boolean
}): string[] {
  const column = `column=${entry.columnKey}`
  const plain = ['', `type=${entry.type}`, column]
  if (entry.organizationId !== null) {
    const organization = `organization=${entry.organizationId}`
    plain.push(organization, `${organization}/${column}`)
  }
  return entry.pinned ? plain.flatMap((scope) => [scope, scope === '' ? 'pinned' : `${scope}/pinned`]) : plain
}
