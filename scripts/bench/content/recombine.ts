import type { Random } from '../../../site/fixtures/random.ts'

/** A body ends with the first paragraph that reaches a length between these: around 1,500 characters. */
const lengths = { from: 500, below: 2400 }
const longestParagraph = 400
const summaryLength = 90
const titleLengths = { least: 8, most: 34 }

/** A text that bodies and titles are made of. */
export interface CorpusText {
  readonly title: string
  readonly body: readonly string[]
}

/** What an entry says. */
export interface EntryText {
  readonly title: string
  readonly summary: string
  readonly paragraphs: readonly string[]
}

/** Paragraphs in the order of their texts, none longer than a screen, and titles from real titles and sentences. */
export interface TextPool {
  readonly paragraphs: readonly string[]
  readonly titles: readonly [string, ...string[]]
}

/** Takes texts apart: long paragraphs at the ends of their sentences, titles from short sentences. */
export function textPool(texts: readonly CorpusText[]): TextPool {
  const paragraphs = texts.flatMap(({ body }) => body.flatMap(splitParagraph)).filter((text) => text.length > 1)
  const titles = [...texts.map(({ title }) => title), ...paragraphs.flatMap(titlesIn)].map(clean).filter(isTitle)
  const [first = '支部工作', ...rest] = new Set(titles)
  return { paragraphs, titles: [first, ...rest] }
}

/** A paragraph in parts of whole sentences, each as long as allowed; a sentence that is longer stays whole. */
export function splitParagraph(paragraph: string): string[] {
  const text = paragraph.trim()
  if (text.length <= longestParagraph) return text === '' ? [] : [text]
  const parts: string[] = []
  for (const sentence of text.split(/(?<=[。；！？])/)) {
    const last = parts.at(-1)
    if (last !== undefined && last.length + sentence.length <= longestParagraph)
      parts[parts.length - 1] = last + sentence
    else parts.push(sentence)
  }
  return parts
}

/** The next text: neighbouring paragraphs from a random place until the body is long enough, under a random title. */
export function nextText({ paragraphs, titles }: TextPool, random: Random): EntryText {
  const wanted = lengths.from + random.below(lengths.below - lengths.from)
  const chosen: string[] = []
  let length = 0
  for (let at = random.below(paragraphs.length); length < wanted; at = (at + 1) % paragraphs.length) {
    const paragraph = paragraphs[at] ?? ''
    chosen.push(paragraph)
    length += paragraph.length
  }
  const summary = chosen.join('').slice(0, summaryLength)
  return { title: random.pick(titles), summary, paragraphs: chosen }
}

/** Paragraphs as the CMS stores a body. */
export const bodyOf = (paragraphs: readonly string[]): string =>
  paragraphs.map((paragraph) => `<p>${escapeText(paragraph)}</p>`).join('\n')

const titlesIn = (paragraph: string): string[] => paragraph.split(/[。；！？]/)

const clean = (title: string): string =>
  title.replace(/^(?:[（(]?[一二三四五六七八九十\d]+[）)、.．]|第[一二三四五六七八九十百\d]+[条章节])\s*/, '').trim()

const isTitle = (title: string): boolean =>
  title.length >= titleLengths.least && title.length <= titleLengths.most && !/[<>&"'：]$/.test(title)

const escapeText = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
