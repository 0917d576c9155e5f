/** Longer queries are counted by their beginning. */
const longest = 40

/** Digits of any writing, Chinese numerals among them. */
const digit = '[\\p{Nd}〇零一二三四五六七八九幺]'
/** Seven digits or more, as in telephone and identity numbers, also with spaces, points or dashes between them. */
const number = new RegExp(`(?:${digit}[\\s\\p{Pd}.·()]{0,3}){7}`, 'u')
const mail = /\S@\S/
/** Characters that nobody sees, with which a number could be broken up. */
const unseen = /\p{C}/gu

/**
 * A query as the log counts it; null for what is not counted: nothing, or what looks as if it named somebody, as telephone,
 * identity and account numbers and e-mail addresses do.
 */
export function countedQuery(typed: string): string | null {
  const seen = typed.replace(/\s+/g, ' ').replace(unseen, '').normalize('NFKC').replace(/\s+/g, ' ').trim()
  if (seen === '' || mail.test(seen) || number.test(seen)) return null
  return [...seen].slice(0, longest).join('').trim()
}
