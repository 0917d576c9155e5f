/** A thousand bytes, as they travel: Brotli where the server packs, see publish/objects/variants-worker.ts. */
const kB = 1000

/** What a page may cost its readers. The tests beside this file print each number beside what they measured. */
export const budgets = {
  bytes: {
    /** HTML without the body, CSS and JavaScript of an article or activity. */
    entryWithoutBody: 10 * kB,
    /** The same with a body of 5,000 characters, pictures aside. */
    entry: 14 * kB,
    /** Everything that a phone loads of the home page, its picture too. */
    home: 100 * kB,
    /** HTML, CSS and JavaScript of every other page. */
    page: 16 * kB,
    /** JavaScript of a page without React. */
    script: 3 * kB,
    /** HTML, CSS and JavaScript of a page with React. */
    pageWithReact: 90 * kB,
  },
  /** Kinds of page that may have React, and those whose script may be larger than `script`. */
  withReact: ['directory', 'search'],
  fonts: 0,
  thirdParties: 0,
  /** Cumulative Layout Shift. */
  layoutShift: 0,
  /** Scores of Lighthouse for phones, at least. */
  lighthouse: { performance: 98, accessibility: 100, 'best-practices': 100, seo: 100 },
} as const
