/** The permission that a role needs to see what is searched for. */
export const seeSearches = 'admin::searches.see'

/** How many days the page can look back. */
export const spans = [7, 30] as const
export type Span = (typeof spans)[number]

/** What `GET /admin/search-log?days=7` answers: counts over whole days, the most frequent first. */
export type SearchesView = {
  /** The first of the days, yyyy-MM-dd in China. */
  since: string
  /** How often anybody searched, and how often that found nothing. */
  searched: number
  foundNothing: number
  /** `known`: the word stands in a group of synonyms by now. */
  missed: { query: string; count: number; known: boolean }[]
  /** `title`: what the page is called; null where the CMS knows no published document there. */
  opened: { query: string; url: string; title: string | null; count: number }[]
}
