import type { PublicRecordType } from '@huoye/content-types'
import { Memory } from '../reads/memory.ts'
import type { RecordStore } from '../reads/recording.ts'
import type { EntryCard, EntryPlace, RecordOf } from '../reads/replica.ts'
import {
  countPoint,
  daysPoint,
  fieldPoint,
  firstKey,
  lastKey,
  listPoint,
  monthsPoint,
  recordPoint,
  type Touched,
} from '../reads/touches.ts'
import { BranchEntries, placeOf } from './branch-entries.ts'

const mostLookups = 4000
const rememberedScopes = 2000
const cardsByScope = 40
const rememberedBranches = 40
/** A branch of which more spans are asked for is read whole, unless it has very many entries. */
const spansBeforeWhole = 3
const largestWhole = 2000

/** The first places of a span, as many as were asked for: a longer list begins with the shorter ones. */
type FirstPlaces = { places: EntryPlace[]; of: number }
const fewestPlaces = 40

/** What was asked of one branch: after some questions, all of its entries. */
type Branch = { spans: number; whole: BranchEntries | null }

/**
 * Remembers the look-ups of a store by the names of what touches them, so that a change forgets exactly what it touched.
 * Lists are handed out as copies, because callers sort them; the records in them are shared.
 */
export class RememberingStore implements RecordStore {
  readonly #store: RecordStore
  readonly #lookups: Memory
  readonly #cards = new Memory(rememberedScopes)
  readonly #branches = new Memory(rememberedBranches)

  constructor(store: RecordStore, lookups = mostLookups) {
    this.#store = store
    this.#lookups = new Memory(lookups)
  }

  /** To be called with everything that changes of the store have touched, before it is asked again. */
  forget({ points, places }: Touched): void {
    for (const point of points) this.#lookups.forget(point)
    for (const { scope } of places) {
      this.#cards.forget(scope)
      this.#branches.forget(partsOf(scope).branch)
    }
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
    const { branch, narrower } = partsOf(scope)
    const whole = this.#wholeBranch(branch)
    if (whole) return whole.cards(narrower, low, high, order, limit)
    const ofScope = this.#cards.recall(scope, () => new Memory(cardsByScope))
    const asked = `${order} ${limit} ${low} ${high}`
    return [...ofScope.recall(asked, () => this.#store.cards(scope, low, high, order, limit))]
  }

  places(scope: string, low: string, high: string, order: 'newest' | 'oldest', limit: number): EntryPlace[] {
    const { branch, narrower } = partsOf(scope)
    const whole = this.#wholeBranch(branch)
    if (whole) return whole.cards(narrower, low, high, order, limit).map(placeOf)
    const ofScope = this.#cards.recall(scope, () => new Memory(cardsByScope))
    const asked = `places ${order} ${low} ${high}`
    const known = ofScope.recall(asked, (): FirstPlaces => ({ places: [], of: 0 }))
    if (known.of < limit) {
      known.of = Math.max(limit, fewestPlaces, 2 * known.of)
      known.places = this.#store.places(scope, low, high, order, known.of)
    }
    return known.places.slice(0, limit)
  }

  /** A branch's entries, once it is worth having them all; null before, and for what is no branch. */
  #wholeBranch(branch: string): BranchEntries | null {
    if (branch === '') return null
    const known = this.#branches.recall(branch, (): Branch => ({ spans: 0, whole: null }))
    known.spans += 1
    if (known.spans === spansBeforeWhole + 1 && this.count(branch, '') <= largestWhole) {
      const newestFirst = this.#store.cards(branch, firstKey, lastKey, 'newest', Number.POSITIVE_INFINITY)
      known.whole = new BranchEntries(newestFirst)
    }
    return known.whole
  }

  periods(scope: string, month: string | null): string[] {
    const point = month === null ? monthsPoint(scope) : daysPoint(scope, month)
    return [...this.#lookups.recall(point, () => this.#store.periods(scope, month))]
  }

  count(scope: string, within: string): number {
    return this.#lookups.recall(countPoint(scope, within), () => this.#store.count(scope, within))
  }
}

/** A scope string as its branch, such as `organization=O`, and what narrows it down; no branch is ''. */
function partsOf(scope: string): { branch: string; narrower: string } {
  if (!scope.startsWith('organization=')) return { branch: '', narrower: '' }
  const at = scope.indexOf('/')
  return at === -1 ? { branch: scope, narrower: '' } : { branch: scope.slice(0, at), narrower: scope.slice(at + 1) }
}
