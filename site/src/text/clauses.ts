import { quietMark } from './quiet-mark.ts'

/**
 * Headlines break at sense: one `span` for each clause, and inside it a `wbr` between words,
 * under `word-break: keep-all`. Words come from Intl.Segmenter; single characters are joined to a neighbour,
 * because 主题|党|日 or 焕|古|村 are no places to break a line.
 */
const segmenter = new Intl.Segmenter('zh-CN', { granularity: 'word' })
const clauseEnd = /[：，；。！？:;!?]$/
const closes = /^[\p{Pe}\p{Pf}：，、；。！？:;,.!?%％…—·]/u
const opens = /[\p{Ps}\p{Pi}]$/u
/** Characters that end a word rather than begin one. */
const suffix = /^[的了着过地得等者员室村镇乡县市省区人会日月年天号届次个项名里中上下家们性化型级类组团队院校长]$/
const han = /^\p{Script=Han}$/u
const latin = /^[\p{Nd}A-Za-z]+$/u

type Segment = { single: boolean; suffix: boolean; closes: boolean; opens: boolean }
const segments = new Map<string, Segment>()
const rememberedSegments = 8192

/** What a segment is; titles are made of few thousand different ones. */
function segmentOf(text: string): Segment {
  const known = segments.get(text)
  if (known) return known
  const single = han.test(text)
  const found = {
    single,
    suffix: single && suffix.test(text),
    closes: closes.test(text) || text === ' ',
    opens: opens.test(text) || latin.test(text),
  }
  if (segments.size >= rememberedSegments) segments.clear()
  segments.set(text, found)
  return found
}

/** The words of a text as line breaking should see them; joined they give the text again. */
export function words(text: string): string[] {
  const out: string[] = []
  let opened = false
  let loose = false
  for (const { segment } of segmenter.segment(text)) {
    const last = out.at(-1)
    const { single, suffix: ends, closes, opens } = segmentOf(segment)
    const follows = loose && (single || last?.length === 1)
    const joins = opened || ends || follows || closes
    if (last !== undefined && joins) out[out.length - 1] = last + segment
    else out.push(segment)
    opened = opens
    loose = single && !ends && (out.at(-1)?.length ?? 0) < 4
  }
  return out
}

/** A title as clauses of words. */
export function clauses(title: string): string[][] {
  const out: string[][] = [[]]
  for (const word of words(title)) {
    out.at(-1)?.push(word)
    if (clauseEnd.test(word) || /\s$/.test(word)) out.push([])
  }
  return out.filter((clause) => clause.length > 0)
}

const remembered = new Map<string, string>()
const rememberedTitles = 4096

/** A title as HTML with its places to break; the same title is worked out once. */
export function brokenTitle(title: string): string {
  const known = remembered.get(title)
  if (known !== undefined) return known
  const html = clauses(title)
    .map((clause) => `<span>${clause.map(quietMark).join('<wbr>')}</span>`)
    .join('')
  if (remembered.size >= rememberedTitles) remembered.clear()
  remembered.set(title, html)
  return html
}
