import { random } from '../compose/random.ts'
import { compose, wording } from '../compose/text.ts'
import type { FormName } from '../forms/forms.ts'
import { picturesFor } from '../pictures/season.ts'
import { type CountyText, countyNews } from '../texts/county-news.ts'
import { moreCountyNews } from '../texts/county-news-more.ts'
import { countyNotices } from '../texts/county-notices.ts'
import { centralSpirit } from '../texts/spirit-central.ts'
import { municipalSpirit, provincialSpirit } from '../texts/spirit-regional.ts'
import { daysBefore, dayWords, listedOn, newsDay, workingDay } from './calendar.ts'
import { summaryOf } from './summary.ts'

export type SeedArticle = {
  externalId: string
  columnKey: string
  title: string
  shortTitle: string
  summary: string
  body: string
  sourceName: string
  documentNumber: string | null
  issuedOn: string | null
  listedAt: Date
  cover: string | null
  /** Stands in the body after the second paragraph. */
  figure: string | null
  form: FormName | null
  pinned: boolean
}

/** Days ago at which a column has something new: close together lately, further apart before. */
const news = [
  0, 1, 2, 4, 6, 8, 11, 14, 18, 22, 27, 33, 40, 48, 57, 67, 78, 90, 103, 118, 134, 152, 172, 195, 222, 252, 283,
]
const notices = [1, 3, 6, 9, 13, 19, 27, 38, 52, 70, 95, 128, 170, 225]
const spirit = [2, 9, 16, 25, 37, 54, 76, 106, 148, 210]

type Line = { columnKey: string; texts: readonly CountyText[]; daysAgo: readonly number[]; document: boolean }

const lines: readonly Line[] = [
  { columnKey: 'party-news', texts: [...countyNews, ...moreCountyNews], daysAgo: news, document: false },
  { columnKey: 'notices', texts: countyNotices, daysAgo: notices, document: true },
  { columnKey: 'central-spirit', texts: centralSpirit, daysAgo: spirit, document: true },
  { columnKey: 'provincial-spirit', texts: provincialSpirit, daysAgo: spirit.map((days) => days + 2), document: true },
  {
    columnKey: 'municipal-spirit',
    texts: municipalSpirit,
    daysAgo: spirit.map((days) => Math.max(0, days - 1)),
    document: true,
  },
]

/** What the county itself has published, oldest first, the same for the same `now`. */
export function articles(now: Date): SeedArticle[] {
  return lines
    .flatMap((line) => assign(line, newsDay(now)).map(({ text, day }, index) => write(line, text, day, index, now)))
    .sort((a, b) => a.listedAt.getTime() - b.listedAt.getTime())
}

/** Gives each day, the newest first, the first text that may have happened then; a text with no fitting day left is not used. */
function assign({ texts, daysAgo, document }: Line, today: string): { text: CountyText; day: string }[] {
  const left = [...texts]
  return daysAgo.flatMap((days) => {
    const day = document ? workingDay(daysBefore(today, days)) : daysBefore(today, days)
    const month = Number(day.slice(5, 7))
    const at = left.findIndex(({ months }) => !months || months.includes(month))
    const [text] = at < 0 ? [] : left.splice(at, 1)
    return text ? [{ text, day }] : []
  })
}

function write({ columnKey, document }: Line, text: CountyText, day: string, index: number, now: Date): SeedArticle {
  const dice = random(`article ${text.key}`)
  const words = wording(dayWords(day), dice)
  const shortTitle = words.fill(text.title)
  const [cover, figure] = picturesFor(text.subjects, Number(day.slice(5, 7)), dice)
  const { html, firstParagraph } = compose(text.text, words)
  return {
    externalId: `demo:article:${text.key}`,
    columnKey,
    title: `${shortTitle}（示例）`,
    shortTitle,
    summary: summaryOf(firstParagraph),
    body: html,
    sourceName: text.source,
    documentNumber: document && dice.chance(0.6) ? `示例〔${day.slice(0, 4)}〕${dice.int(3, 88)}号` : null,
    issuedOn: document ? workingDay(daysBefore(day, dice.int(0, 3))) : null,
    listedAt: listedOn(day, dice.int(-180, 300), now),
    cover: cover ?? null,
    figure: columnKey === 'party-news' ? (figure ?? null) : null,
    form: text.form ?? null,
    pinned: columnKey === 'notices' && index === 0,
  }
}
