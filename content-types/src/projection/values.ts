import type { Attachment, Picture } from './records.ts'
import type { StoredFile } from './stored.ts'

/** Trimmed text, or null where there is none. */
export function text(value: unknown): string | null {
  if (typeof value !== 'string') return null
  const trimmed = value.trim()
  return trimmed === '' ? null : trimmed
}

export const flag = (value: unknown): boolean => value === true

/** An instant as ISO 8601 in UTC with milliseconds, whatever the database driver gave. */
export function instant(value: unknown): string | null {
  if (value === null || value === undefined || value === '') return null
  const time = value instanceof Date ? value : new Date(typeof value === 'number' ? value : String(value))
  return Number.isNaN(time.getTime()) ? null : time.toISOString()
}

/** A calendar day as yyyy-MM-dd. */
export function day(value: unknown): string | null {
  const found = typeof value === 'string' ? /^\d{4}-\d{2}-\d{2}/.exec(value)?.[0] : null
  return found ?? null
}

/** The derivatives of an uploaded picture; null for a file that has none, so an original never gets out. */
export function picture(file: StoredFile | null | undefined): Picture | null {
  const made = file?.provider_metadata?.picture
  if (!file || !made || made.sources.length === 0) return null
  return {
    alt: text(file.alternativeText) ?? '',
    caption: text(file.caption),
    width: made.width,
    height: made.height,
    color: made.color,
    sources: made.sources.map(({ name, width, height }) => ({ name, width, height })).sort((a, b) => a.width - b.width),
  }
}

export const pictures = (files: readonly StoredFile[] | null | undefined): Picture[] =>
  (files ?? []).flatMap((file) => picture(file) ?? [])

/** An attachment under its content-hashed name; its title is the name it was uploaded with. */
export const attachments = (files: readonly StoredFile[] | null | undefined): Attachment[] =>
  (files ?? []).flatMap((file) => {
    const made = file.provider_metadata?.attachment
    return made
      ? [{ title: file.name.replace(/\.[a-z0-9]{1,5}$/i, ''), name: made.name, format: made.format, bytes: made.bytes }]
      : []
  })

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ', '#39': "'" }

/** The text of sanitised HTML, blocks separated by one space. */
export function plainText(html: string): string {
  return html
    .replace(/<(?:figcaption|caption)\b[^>]*>.*?<\/(?:figcaption|caption)>/gs, ' ')
    .replace(/<[^>]*>/g, (tag) => (/^<\/?(?:strong|em|b|i|u|s|sub|sup|a)\b/.test(tag) ? '' : ' '))
    .replace(/&(amp|lt|gt|quot|nbsp|#39);/g, (whole, name: string) => entities[name] ?? whole)
    .replace(/\s+/g, ' ')
    .trim()
}

/** The opening of a text, at most `length` characters, cut at a sentence or clause where one ends in its second half. */
export function excerpt(html: string, length = 90): string {
  const whole = plainText(html.slice(0, length * 40))
  const characters = [...whole]
  if (characters.length <= length) return whole
  const cut = characters.slice(0, length).join('')
  const sentence = Math.max(...['。', '；', '！', '？'].map((mark) => cut.lastIndexOf(mark)))
  return sentence >= length / 2 ? cut.slice(0, sentence + 1) : `${cut.slice(0, -1)}…`
}
