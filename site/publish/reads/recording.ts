import type { PublicRecordType } from '@huoye/content-types'
import { intervalOf } from './interval.ts'
import {
  type EntriesQuery,
  type EntryCard,
  type EntryPlace,
  type EntryScope,
  type ListedType,
  type Neighbours,
  type RecordOf,
  type Replica,
  type SharedField,
  type SharedType,
  type SortKey,
  sortKey,
  type UniqueField,
} from './replica.ts'
import {
  countPoint,
  daysPoint,
  fieldPoint,
  listPoint,
  monthsPoint,
  presencePoint,
  type Range,
  recordPoint,
  scopeStrings,
  type Touches,
  todayPoint,
} from './touches.ts'

/** The stored content as plain look-ups; `low` and `high` are exclusive bounds of sort keys. */
export interface RecordStore {
  get<Type extends PublicRecordType>(type: Type, id: string): RecordOf<Type> | null
  withField<Type extends PublicRecordType>(type: Type, field: string, value: string | null): RecordOf<Type>[]
  list<Type extends PublicRecordType>(type: Type): RecordOf<Type>[]
  /** Cards of one scope string between two bounds, at most `limit`. */
  cards(scope: string, low: SortKey, high: SortKey, order: 'newest' | 'oldest', limit: number): EntryCard[]
  /** As `cards`, without what the entries say. */
  places(scope: string, low: SortKey, high: SortKey, order: 'newest' | 'oldest', limit: number): EntryPlace[]
  /** Months or days with entries, newest first; of one month when it is given. */
  periods(scope: string, month: string | null): string[]
  count(scope: string, within: string): number
}

/** Which primitive made a touch. */
export type Primitive =
  | 'get'
  | 'find'
  | 'where'
  | 'list'
  | 'entries'
  | 'neighbours'
  | 'months'
  | 'days'
  | 'count'
  | 'has'
  | 'today'

/** A replica that writes down what one read looks at. */
export class Recording implements Replica {
  readonly #store: RecordStore
  readonly #today: string
  readonly #points = new Set<string>()
  readonly #ranges: Range[] = []

  constructor(store: RecordStore, today: string) {
    this.#store = store
    this.#today = today
  }

  get touches(): Touches {
    return { points: [...this.#points], ranges: this.#ranges }
  }

  protected notePoint(_by: Primitive, point: string): void {
    this.#points.add(point)
  }

  protected noteRange(_by: Primitive, range: Range): void {
    this.#ranges.push(range)
  }

  get<Type extends PublicRecordType>(type: Type, id: string): RecordOf<Type> | null {
    this.notePoint('get', recordPoint(type, id))
    return this.#store.get(type, id)
  }

  find<Type extends PublicRecordType>(type: Type, field: UniqueField<Type>, value: string): RecordOf<Type> | null {
    this.notePoint('find', fieldPoint(type, field, value))
    return this.#store.withField(type, field, value)[0] ?? null
  }

  where<Type extends SharedType>(type: Type, field: SharedField<Type>, value: string | null): RecordOf<Type>[] {
    const name: string = field
    this.notePoint('where', fieldPoint(type, name, value))
    return this.#store.withField(type, name, value)
  }

  list<Type extends ListedType>(type: Type): RecordOf<Type>[] {
    this.notePoint('list', listPoint(type))
    return this.#store.list(type)
  }

  entries(query: EntriesQuery): EntryCard[] {
    const { order = 'newest', offset = 0 } = query
    if (offset === 0) return this.#look(query, (...asked) => this.#store.cards(...asked))
    const places = this.#look(query, (...asked) => this.#store.places(...asked))
    const [first, last] = [places[0], places.at(-1)]
    if (!first || !last) return []
    const [low, high] = order === 'newest' ? [sortKey(last), sortKey(first)] : [sortKey(first), sortKey(last)]
    const wanted = new Set(places.map(sortKey))
    const cards = scopeStrings(query.scope).map((name) =>
      this.#store.cards(name, justBefore(low), justAfter(high), order, places.length),
    )
    return inOrder(cards, order).filter((card) => wanted.has(sortKey(card)))
  }

  places(query: EntriesQuery): EntryPlace[] {
    return this.#look(query, (...asked) => this.#store.places(...asked))
  }

  #look<Item extends EntryPlace>(
    query: EntriesQuery,
    ask: (...asked: Parameters<RecordStore['cards']>) => Item[],
  ): Item[] {
    const { scope, order = 'newest', limit, offset = 0, after } = query
    const bounds = intervalOf(query.within)
    const low = order === 'oldest' && after !== undefined ? later(after, bounds.low) : bounds.low
    const high = order === 'newest' && after !== undefined ? earlier(after, bounds.high) : bounds.high
    const wanted = limit === undefined ? Number.POSITIVE_INFINITY : limit + offset
    const scopes = scopeStrings(scope)
    const found = inOrder(
      scopes.map((name) => ask(name, low, high, order, wanted)),
      order,
    ).slice(0, wanted)
    const last = found.at(-1)
    const end = last !== undefined && found.length === wanted ? sortKey(last) : null
    for (const name of scopes) {
      this.noteRange('entries', {
        scope: name,
        low: order === 'newest' && end !== null ? end : low,
        high: order === 'oldest' && end !== null ? end : high,
      })
    }
    return found.slice(offset)
  }

  neighbours(scope: EntryScope, of: { listedAt: string; publicId: string }): Neighbours {
    const key = sortKey(of)
    const all = intervalOf(undefined)
    const scopes = scopeStrings(scope)
    const newer =
      inOrder(
        scopes.map((name) => this.#store.cards(name, key, all.high, 'oldest', 1)),
        'oldest',
      )[0] ?? null
    const older =
      inOrder(
        scopes.map((name) => this.#store.cards(name, all.low, key, 'newest', 1)),
        'newest',
      )[0] ?? null
    for (const name of scopes) {
      this.noteRange('neighbours', {
        scope: name,
        low: older ? sortKey(older) : all.low,
        high: newer ? sortKey(newer) : all.high,
      })
    }
    return { newer, older }
  }

  months(scope: EntryScope): string[] {
    return this.#periods('months', scopeStrings(scope), null)
  }

  days(scope: EntryScope, month: string): string[] {
    return this.#periods('days', scopeStrings(scope), month)
  }

  #periods(by: 'months' | 'days', scopes: string[], month: string | null): string[] {
    for (const name of scopes) this.notePoint(by, month === null ? monthsPoint(name) : daysPoint(name, month))
    return [...new Set(scopes.flatMap((name) => this.#store.periods(name, month)))].sort().reverse()
  }

  count(scope: EntryScope, within = ''): number {
    const scopes = scopeStrings(scope)
    for (const name of scopes) this.notePoint('count', countPoint(name, within))
    return scopes.reduce((sum, name) => sum + this.#store.count(name, within), 0)
  }

  has(scope: EntryScope): boolean {
    const scopes = scopeStrings(scope)
    for (const name of scopes) this.notePoint('has', presencePoint(name))
    return scopes.some((name) => this.#store.count(name, '') > 0)
  }

  today(): string {
    this.notePoint('today', todayPoint)
    return this.#today
  }
}

const later = (left: SortKey, right: SortKey): SortKey => (left > right ? left : right)
const earlier = (left: SortKey, right: SortKey): SortKey => (left < right ? left : right)

/** No key stands between a key and these two: what follows in a key is never below a space. */
const justBefore = (key: SortKey): SortKey =>
  `${key.slice(0, -1)}${String.fromCharCode(key.charCodeAt(key.length - 1) - 1)}\uffff`
const justAfter = (key: SortKey): SortKey => `${key}\u0000`

/** Puts lists, each in order by itself, into one. */
function inOrder<Item extends EntryPlace>(lists: Item[][], order: 'newest' | 'oldest'): Item[] {
  const cards = lists.flat()
  if (lists.filter((list) => list.length > 0).length < 2) return cards
  const sign = order === 'newest' ? -1 : 1
  return cards.sort((left, right) => (sortKey(left) < sortKey(right) ? -sign : sign))
}
