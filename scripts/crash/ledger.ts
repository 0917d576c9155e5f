import type { Shown } from './county.ts'
import type { SiteView } from './site-view.ts'

/** One document of the test, and what was acknowledged about it. */
export interface Item {
  readonly number: number
  readonly documentId: string
  /** Where it is or was; known from its first publish on. */
  path: string | null
  revision: number
  /** What readers are to see; null when they are to see nothing. */
  shown: Shown | null
  /** Set while a request about it died: what it would have brought. */
  attempted?: { to: Shown | null }
}

type Published = ReadonlyMap<string, { readonly shown: Shown; readonly path: string }>

/** Everything the test's editor did. */
export class Ledger {
  readonly items: Item[] = []

  add(documentId: string): Item {
    const item: Item = { number: this.items.length + 1, documentId, path: null, revision: 1, shown: null }
    this.items.push(item)
    return item
  }

  get shown(): (Item & { shown: Shown })[] {
    return this.items.flatMap((item) => (item.shown === null ? [] : [{ ...item, shown: item.shown }]))
  }

  /**
   * Holds what is acknowledged against what the CMS says is published. A request that died counts as done or as not done,
   * as the CMS says. Gives what was lost, and what appeared from nowhere.
   */
  settle(published: Published): string[] {
    return this.items.flatMap((item) => {
      const found = published.get(item.documentId) ?? null
      if (found) item.path = found.path
      const truth = found?.shown ?? null
      const possible = [item.shown, ...(item.attempted ? [item.attempted.to] : [])]
      delete item.attempted
      const agreed = possible.some((state) => same(state, truth))
      if (agreed) item.shown = truth
      return agreed ? [] : [`document ${item.number}: ${text(possible)} expected, the CMS has ${text([truth])}`]
    })
  }

  /** Where the site differs from what is acknowledged; empty when all of it is live and nothing else. */
  differences(view: SiteView): string[] {
    const shown = this.shown
    const wanted = (keep: (state: Shown) => boolean) => shown.filter((item) => keep(item.shown))
    return [
      ...differing(
        'feed',
        wanted(() => true),
        view.feed,
      ),
      ...view.branches.flatMap(({ all }, index) =>
        differing(
          `branch ${index}`,
          wanted(({ branch }) => branch === index),
          all,
        ),
      ),
      ...view.columns.flatMap((list, index) =>
        differing(
          `column ${index}`,
          wanted(({ column }) => column === index),
          list,
        ),
      ),
    ]
  }
}

function differing(name: string, wanted: readonly (Item & { shown: Shown })[], list: SiteView['feed']): string[] {
  const key = (number: number, revision: number) => `${number}/${revision}`
  const there = new Set(list.map(({ number, revision }) => key(number, revision)))
  const expected = new Set(wanted.map(({ number, shown }) => key(number, shown.revision)))
  return [
    ...[...expected].filter((one) => !there.has(one)).map((one) => `${name} lacks document/revision ${one}`),
    ...[...there].filter((one) => !expected.has(one)).map((one) => `${name} has document/revision ${one} too many`),
  ]
}

const same = (a: Shown | null, b: Shown | null): boolean => JSON.stringify(parts(a)) === JSON.stringify(parts(b))
const parts = (state: Shown | null) => state && [state.revision, state.branch, state.column]
const text = (states: readonly (Shown | null)[]): string =>
  states.map((state) => (state ? JSON.stringify(state) : 'nothing')).join(' or ')
