/** What a site holds, counted in the bytes that its readers get. */
export interface Counts {
  pages: number
  links: number
  metaTags: number
  times: number
  headings: number
  jsonLd: number
  feedEntries: number
  /** Characters of text, without tags, scripts and white space. */
  characters: number
}

/** Two sites count as the same when they have the same pages and nothing else differs by more than this. */
const tolerance = 0.03

export const noCounts = (): Counts => ({
  pages: 0,
  links: 0,
  metaTags: 0,
  times: 0,
  headings: 0,
  jsonLd: 0,
  feedEntries: 0,
  characters: 0,
})

/** Adds what one file holds. */
export function countPage(counts: Counts, text: string): void {
  counts.pages += 1
  counts.links += occurrences(text, /<a\s[^>]*?href=/g)
  counts.metaTags += occurrences(text, /<meta\s/g)
  counts.times += occurrences(text, /<time\s/g)
  counts.headings += occurrences(text, /<h[1-6][\s>]/g)
  counts.jsonLd += occurrences(text, /application\/ld\+json/g)
  counts.feedEntries += occurrences(text, /<(?:item|loc|pubDate)>/g)
  counts.characters += text.replace(/<script[\s>].*?<\/script>|<[^>]*>|\s+/gs, '').length
}

/** The counts in which `theirs` is another site than `ours`; empty when they are the same. */
export function differences(ours: Counts, theirs: Counts): (keyof Counts)[] {
  const names: (keyof Counts)[] = [
    'pages',
    'links',
    'metaTags',
    'times',
    'headings',
    'jsonLd',
    'feedEntries',
    'characters',
  ]
  return names.filter((name) => {
    const allowed = name === 'pages' ? 0 : ours[name] * tolerance
    return Math.abs(ours[name] - theirs[name]) > allowed
  })
}

function occurrences(text: string, pattern: RegExp): number {
  let count = 0
  for (const _ of text.matchAll(pattern)) count += 1
  return count
}
