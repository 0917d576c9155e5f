import { type Answer, type Asked, noCounts, type SearchEngine } from '../../port.ts'
import { loadSimplify, maySimplify } from '../../query/simplified.ts'
import { type Step, type Understood, understand } from '../../query/understand.ts'
import type { StaticIndex } from './static-index.ts'
import { suggestions } from './suggestions.ts'
import { answerBy } from './way.ts'

/** Searches with nothing but files: Pagefind says which records may answer, their texts which do. */
export class PagefindEngine implements SearchEngine {
  readonly #open: () => Promise<StaticIndex>
  #index: Promise<StaticIndex> | null = null

  /** @param open opens the index, such as `openStaticIndex`; done with the first search, and again after it failed */
  constructor(open: () => Promise<StaticIndex>) {
    this.#open = open
  }

  async search(asked: Asked): Promise<Answer> {
    const index = await this.#opened()
    const simplify = maySimplify(asked.query) ? await loadSimplify() : undefined
    for (const steps of waysOf(understand(asked.query, { synonyms: index.synonyms, simplify }))) {
      const answer = await answerBy(steps, index, asked)
      if (answer) return answer
    }
    return nothing
  }

  async suggest(typed: string, limit: number): Promise<readonly { title: string; url: string }[]> {
    return suggestions(typed, limit, await this.#opened())
  }

  #opened(): Promise<StaticIndex> {
    const opened = this.#index ?? this.#open()
    this.#index = opened
    opened.catch(() => {
      this.#index = null
    })
    return opened
  }
}

/** Looser ways are only tried where the one before found nothing; letters may be meant either way. */
function waysOf({ steps }: Understood): Step[][] {
  const strict = steps.filter(({ kind }) => kind === 'phrase' || kind === 'words' || kind === 'letters')
  const looser = steps.filter(({ kind }) => kind === 'near' || kind === 'parts')
  return [strict, ...looser.map((step) => [step])].filter((way) => way.length > 0)
}

const nothing: Answer = {
  total: 0,
  results: [],
  counts: noCounts,
  corrected: null,
}
