import { addresses } from '@huoye/content-types'
import { servedEngine } from './served-engine.ts'
import { offerSuggestions } from './suggestions.ts'

/** Offers what the server suggests; a site without Huoye's server offers earlier queries only. */
export function offer(box: HTMLInputElement): void {
  let answers = true
  offerSuggestions(box, {
    suggest: async (typed, limit) => {
      if (!answers) return []
      return servedEngine.suggest(typed, limit).catch(() => {
        answers = false
        return []
      })
    },
    onQuery: (query) => location.assign(`${addresses.search}?q=${encodeURIComponent(query)}`),
  })
}
