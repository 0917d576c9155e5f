import { addresses, type Withdrawal, withdrawalList } from '@huoye/content-types'
import { askPublishing } from '../harness/publishing-api.ts'
import { readTitle } from './county.ts'

/** By what a document is told of in a text: the identifier in its address, and its number in a title. */
const marks = /\/activities\/\d{4}\/([a-z0-9]{10})\/|第\d+号通报第\d+稿/g

/** The documents that a text tells of, each by its identifier, its number or both. */
export const documentsIn = (text: string): Set<string> =>
  new Set([...text.matchAll(marks)].map(([mark, identifier]) => identifier ?? `${readTitle(mark)?.number}`))

/** A document that was withdrawn for good, and how it would show. */
export interface Withdrawn {
  readonly documentId: string
  /** Addresses that were its own, those of its files included. */
  readonly own: ReadonlySet<string>
  /** What `documentsIn` would find of it. */
  readonly marks: ReadonlySet<string>
}

/** What the CMS says was withdrawn, read as the publisher reads it. */
export class Withdrawals {
  readonly #system: { readonly dataDir: string; readonly cmsUrl: string }
  readonly #numberOf: (documentId: string) => number | undefined
  readonly all: Withdrawn[] = []
  #read = 0

  /** @param numberOf the number in the titles of a document */
  constructor(
    system: { readonly dataDir: string; readonly cmsUrl: string },
    numberOf: (documentId: string) => number | undefined,
  ) {
    this.#system = system
    this.#numberOf = numberOf
  }

  /** Those that were not there at the last look. */
  async fresh(): Promise<Withdrawn[]> {
    const fresh: Withdrawn[] = []
    for (;;) {
      const some = await this.after(this.#read)
      if (some.length === 0) break
      fresh.push(...some.map((one) => this.#withdrawn(one)))
      this.#read = some.at(-1)?.seq ?? this.#read
    }
    this.all.push(...fresh)
    return fresh
  }

  async after(seq: number): Promise<Withdrawal[]> {
    const answer = await askPublishing(this.#system, `withdrawals?after=${seq}`)
    return withdrawalList.parse(await answer.json()).withdrawals
  }

  #withdrawn({ id, paths, files }: Withdrawal): Withdrawn {
    const identifiers = paths.flatMap((path) => [...documentsIn(path)])
    return {
      documentId: id,
      own: new Set([...paths, ...files.map(addresses.media)]),
      marks: new Set([...identifiers, String(this.#numberOf(id))]),
    }
  }
}
