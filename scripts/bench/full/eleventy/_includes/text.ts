const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text in HTML and XML. */
export const escapeText = (text: string): string =>
  /[&<>"']/.test(text) ? text.replace(/[&<>"']/g, (character) => entities[character] ?? '') : text

/** 2026-11-22 → 2026年11月22日 */
export const fullDay = (day: string): string => `${fullMonth(day)}${Number(day.slice(8, 10))}日`

/** 2026-11 → 2026年11月 */
export const fullMonth = (day: string): string => `${day.slice(0, 4)}年${Number(day.slice(5, 7))}月`

export const weekday = (day: string): string => `星期${'日一二三四五六'[new Date(`${day}T00:00:00Z`).getUTCDay()]}`

/** An instant in China, as the 政府网站 meta tags want it. */
export const pubDate = (instant: string): string =>
  new Date(Date.parse(instant) + 28_800_000).toISOString().slice(0, 16).replace('T', ' ')

export const dayOf = (instant: string): string => pubDate(instant).slice(0, 10)

export const time = (day: string): string => `<time datetime="${day}">${fullDay(day)}</time>`
