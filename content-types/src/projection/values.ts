import { picturesInHtml } from '../html/pictures.ts'
import { htmlText } from '../html/text.ts'
import type { Attachment, BodyPicture, Picture } from './records.ts'
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
  if (!file || !made) return null
  // Stored by whoever came before: what is no list goes on to the contract, which names the field that it breaks.
  const sources = Array.isArray(made.sources) ? made.sources : []
  if (sources.length === 0 && Array.isArray(made.sources)) return null
  return {
    alt: text(file.alternativeText) ?? '',
    caption: text(file.caption),
    width: made.width,
    height: made.height,
    color: made.color,
    sources: sources
      .map(({ name, width, height, avif }) => ({ name, width, height, ...(avif ? { avif } : {}) }))
      .sort((a, b) => a.width - b.width),
  }
}

export const pictures = (files: readonly StoredFile[] | null | undefined): Picture[] =>
  (files ?? []).flatMap((file) => picture(file) ?? [])

/** What was made of the files that a body shows; one that was replaced since has other names, and is not among them. */
export function bodyPictures(html: string, files: readonly StoredFile[] | null | undefined): BodyPicture[] {
  const shown = new Set(picturesInHtml(html))
  return pictures(files)
    .filter(({ sources }) => sources.some(({ name }) => shown.has(name)))
    .map(({ alt: _alt, caption: _caption, ...made }) => made)
}

/** An attachment under its content-hashed name; its title is the name it was uploaded with. */
export const attachments = (files: readonly StoredFile[] | null | undefined): Attachment[] =>
  (files ?? []).flatMap((file) => {
    const made = file.provider_metadata?.attachment
    return made
      ? [
          {
            title: String(file.name ?? '').replace(/\.[a-z0-9]{1,5}$/i, ''),
            name: made.name,
            format: made.format,
            bytes: made.bytes,
          },
        ]
      : []
  })

/** The text of sanitised HTML without captions, blocks separated by one space. */
export const plainText = (html: string, enough?: number): string =>
  htmlText(html, { between: ' ', captions: false, ...(enough === undefined ? {} : { enough }) })
    .replace(/\s+/g, ' ')
    .trim()

/** An excerpt is looked for in the first characters of a body only. */
const searchedForExcerpt = 20_000
/** HTML text to read for each character wanted: nearly always enough; and where entities, of six characters at most, stand close. */
const rawForEach = [1.5, 8] as const

/** The opening of a text, at most `length` characters, cut at a sentence or clause where one ends in its second half. */
export function excerpt(html: string, length = 90): string {
  const searched = html.slice(0, searchedForExcerpt)
  let whole = ''
  let characters: string[] = []
  for (const raw of rawForEach) {
    whole = plainText(searched, length * raw)
    characters = [...whole.slice(0, 2 * length + 2)]
    if (characters.length > length) break
  }
  // Reading may have stopped within a pair of surrogates.
  if (characters.length <= length) return whole.replace(/\p{Cs}/gu, '')
  const cut = characters.slice(0, length).join('')
  const sentence = Math.max(...['。', '；', '！', '？'].map((mark) => cut.lastIndexOf(mark)))
  return sentence >= length / 2 ? cut.slice(0, sentence + 1) : `${cut.slice(0, -1)}…`
}
