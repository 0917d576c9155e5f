import type { PublicRecordType } from '@huoye/content-types'
import { Memory } from '../reads/memory.ts'
import type { RecordStore } from '../reads/recording.ts'
import type { EntryCard, EntryPlace, RecordOf } from '../reads/replica.ts'
import {
  countPoint,
  daysPoint,
  fieldPoint,
  listPoint,
  monthsPoint,
  recordPoint,
  type Touched,
} from '../reads/touches.ts'

const rememberedLookups = 4000
const rememberedScopes = 2000
const cardsByScope = 40

/**
 * Remembers the look-ups of a store by the names of what touches them, so that a change forgets exactly what it touched.
 * Lists are handed out as copies, because callers sort them; the records in them are shared.
 */
export class RememberingStore implements RecordStore {
  readonly #store: RecordStore
  readonly #lookups = new Memory(rememberedLookups)
  readonly #cards = new Memory(rememberedScopes)

  constructor(store: RecordStore) {
    this.#store = store
  }

  /** To be called with everything that changes of the store have touched, before it is asked again. */
  forget({ points, places }: Touched): void {
    for (const point of points) this.#lookups.forget(point)
    for (const { scope } of places) this.#cards.forget(scope)
  }

  get<Type extends PublicRecordType>(type: Type, id: string): RecordOf<Type> | null {
    return this.#lookups.recall(recordPoint(type, id), () => this.#store.get(type, id))
  }

  withField<Type extends PublicRecordType>(type: Type, field: string, value: string | null): RecordOf<Type>[] {
    return [...this.#lookups.recall(fieldPoint(type, field, value), () => this.#store.withField(type, field, value))]
  }

  list<Type extends PublicRecordType>(type: Type): RecordOf<Type>[] {
    return [...this.#lookups.recall(listPoint(type), () => this.#store.list(type))]
  }

  cards(scope: string, low: string, high: string, order: 'newest' | 'oldest', limit: number): EntryCard[] {
    const ofScope = this.#cards.recall(scope, () => new Memory(cardsByScope))
    const asked = `${order} ${limit} ${low} ${high}`
    return [...ofScope.recall(asked, () => this.#store.cards(scope, low, high, order, limit))]
  }

  places(scope: string, low: string, high: string, order: 'newest' | 'oldest', limit: number): EntryPlace[] {
    const ofScope = this.#cards.recall(scope, () => new Memory(cardsByScope))
    const asked = `places ${order} ${limit} ${low} ${high}`
    return [...ofScope.recall(asked, () => this.#store.places(scope, low, high, order, limit))]
  }

  periods(scope: string, month: string | null): string[] {
    const point = month === null ? monthsPoint(scope) : daysPoint(scope, month)
    return [...this.#lookups.recall(point, () => this.#store.periods(scope, month))]
  }

  count(scope: string, within: string): number {
    return this.#lookups.recall(countPoint(scope, within), () => this.#store.count(scope, within))
  }
}
