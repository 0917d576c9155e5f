/**
 * How wide pictures stand on a page, by their place, as `sizes` has it: rem is 16 pixels there, also in 长辈模式.
 * Held against the layout by whole-site/picture-sizes-suite.ts.
 */
export const sizes = {
  /** The column of a text, alone in its row. */
  column: '(min-width: 44.5em) 40.5rem, (min-width: 40em) calc(100vw - 4rem), calc(100vw - 2rem)',
  /** One of two in the column of a text, one below the other on phones. */
  half: '(min-width: 40em) 19.625rem, calc(100vw - 2rem)',
  /** Before or after, side by side on phones too. */
  pair: '(min-width: 44.5em) 19.625rem, calc(50vw - 1.375rem)',
  /** What leads the home page. */
  lead: '(min-width: 60em) 38rem, (min-width: 40em) calc(100vw - 4rem), 55vw',
  /** What leads a branch's page. */
  feature: '(min-width: 60em) 20rem, (min-width: 40em) calc(100vw - 4rem), 55vw',
  /** Beside an entry of a listing. */
  thumb: '(min-width: 60em) 9.5rem, 7rem',
  portrait: '(min-width: 60em) 9.25rem, (min-width: 30em) 10rem, calc(50vw - 1.625rem)',
  /** Beside a name in the committee. */
  face: '3rem',
} as const
