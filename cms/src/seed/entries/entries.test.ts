import { allowedTags, columnTree, documentContract, documents, entryObjections } from '@huoye/content-types'
import { describe, expect, test } from 'vitest'
import { isBranch, organizations } from '../county/organizations.ts'
import { library } from '../pictures/library.ts'
import { activities } from './activities.ts'
import { articles } from './articles.ts'
import { scenes } from './slots.ts'

const now = new Date('2026-11-22T07:30:00Z')
const register = organizations('2026-11-22')
const branchNews = activities(register, now)
const countyNews = articles(now)
const everything = [...branchNews, ...countyNews]
const day = 86_400_000

const daysAgo = (listedAt: Date): number => (now.getTime() - listedAt.getTime()) / day
const textOf = (html: string): string => html.replaceAll(/<[^>]+>/g, '')

describe('how much there is', () => {
  test('more than 600 entries, and some in every public column', () => {
    expect(everything.length).toBeGreaterThan(600)
    for (const column of columnTree.filter(
      ({ disclosure, holds }) => disclosure === 'public' && (holds === 'article' || holds === 'activity'),
    )) {
      expect(everything.filter(({ columnKey }) => columnKey === column.key).length, column.key).toBeGreaterThanOrEqual(
        5,
      )
    }
  })

  test('most branches have held 组织生活 within the last 31 days', () => {
    const lately = new Set(
      branchNews
        .filter(({ columnKey, listedAt }) => columnKey === 'organizational-life' && daysAgo(listedAt) <= 31)
        .map(({ organizationCode }) => organizationCode),
    )
    expect(lately.size / register.filter(isBranch).length).toBeGreaterThan(0.9)
  })

  test('dates reach back some ten months, are dense of late, and none is in the future', () => {
    expect(Math.max(...everything.map(({ listedAt }) => daysAgo(listedAt)))).toBeGreaterThan(240)
    expect(everything.filter(({ listedAt }) => daysAgo(listedAt) < 3).length).toBeGreaterThan(20)
    expect(everything.every(({ listedAt }) => listedAt < now)).toBe(true)
  })

  test('there are more than 60 hand-written occasions', () => {
    expect(scenes.length).toBeGreaterThan(60)
    expect(new Set(scenes.map(({ key }) => key)).size).toBe(scenes.length)
  })
})

describe('what an entry is', () => {
  const columns = new Map(columnTree.map((column) => [column.key, column]))

  test('every activity may be published: its contract and its column agree', () => {
    for (const { organizationCode, columnKey, exemplar, cover: _, form: _form, ...fields } of branchNews) {
      const column = columns.get(columnKey)
      const organization = register.find(({ code }) => code === organizationCode)
      expect(
        documentContract(documents.activity).safeParse({ ...fields, organization, column }).error?.issues ?? [],
      ).toEqual([])
      expect(
        entryObjections({
          type: 'activity',
          column: column ? { ...column, lifecycle: 'open', appliesTo: null } : null,
          organization: organization ?? null,
          hasMeeting: fields.meeting !== null,
          hasProgress: fields.progress !== null,
          exemplarConsents: exemplar ? exemplar.consentGivenOn !== null && exemplar.consentWithdrawnOn === null : null,
          alreadyPublished: false,
        }),
      ).toEqual([])
    }
  })

  test('every article may be published', () => {
    for (const { columnKey, cover: _, form: _form, figure: _figure, ...fields } of countyNews) {
      expect(
        documentContract(documents.article).safeParse({ ...fields, column: columns.get(columnKey) }).error?.issues ??
          [],
      ).toEqual([])
    }
  })

  test('titles, summaries and bodies are marked as samples', () => {
    for (const { title, shortTitle, summary, body } of everything) {
      expect(title).toBe(`${shortTitle}（示例）`)
      expect(summary).toMatch(/（示例）$/)
      expect(textOf(body)).toMatch(/本文为演示用的示例文字，不记述真实事件。$/)
    }
  })

  test('bodies keep to the allow-list, are long enough to read and leave no brace unfilled', () => {
    const tags = everything.flatMap(({ body }) => [...body.matchAll(/<\/?([a-z0-9]+)/g)].map(([, tag = '']) => tag))
    expect([...new Set(tags)].filter((tag) => !allowedTags.includes(tag))).toEqual([])
    for (const { body, title } of everything) {
      expect(body.match(/<(p|li|tr|h2)[ >]/g)?.length ?? 0, title).toBeGreaterThanOrEqual(4)
      expect(`${title}${body}`).not.toMatch(/[{}]|undefined|NaN/)
    }
  })

  test('nobody is named but as 张某（示例）', () => {
    for (const { title, body } of everything) {
      const text = textOf(`${title}${body}`)
      expect(text).not.toMatch(/某(?!（示例）|[个人村社学])/)
      expect(text).not.toMatch(/1[3-9]\d{9}|\d{17}[\dX]/)
    }
  })

  test('attendance is never more than those expected', () => {
    for (const { meeting } of branchNews) if (meeting) expect(meeting.attendance).toBeLessThanOrEqual(meeting.expected)
  })

  test('pictures are in the library', () => {
    const names = new Set(library.map(({ name }) => name))
    for (const name of branchNews.flatMap(({ cover, photos }) => [...(cover ? [cover] : []), ...photos]))
      expect(names.has(name)).toBe(true)
  })
})

describe('how it reads', () => {
  test('neighbours in time are not of the same occasion', () => {
    const life = branchNews.filter(({ columnKey }) => columnKey === 'organizational-life')
    const same = life.filter(({ shortTitle }, index) => shortTitle === life[index - 1]?.shortTitle)
    expect(same.length / life.length).toBeLessThan(0.02)
  })

  test('an office does not prune tea', () => {
    const desks = new Set(register.filter(({ trade }) => trade === '机关' || trade === '窗口').map(({ code }) => code))
    for (const { organizationCode, shortTitle } of branchNews)
      if (desks.has(organizationCode)) expect(shortTitle).not.toMatch(/茶园|梯田|院坝课堂/)
  })

  test('a branch tells its building in order', () => {
    const byBranch = Map.groupBy(
      branchNews.filter(({ progress }) => progress),
      ({ organizationCode }) => organizationCode,
    )
    expect(byBranch.size).toBeGreaterThanOrEqual(8)
    for (const stages of byBranch.values()) {
      const percents = stages.map(({ progress }) => progress?.percent ?? 0)
      expect(percents).toEqual([...percents].sort((a, b) => a - b))
    }
  })
})

test('the same moment gives the same entries, and their keys are unique', () => {
  expect(activities(register, now)).toEqual(branchNews)
  expect(articles(now)).toEqual(countyNews)
  expect(new Set(everything.map(({ externalId }) => externalId)).size).toBe(everything.length)
})

test.each([
  '2026-01-01T00:10:00+08:00',
  '2026-03-01T09:00:00+08:00',
  '2028-02-29T23:59:00+08:00',
  '2026-07-05T12:00:00+08:00',
  '2027-11-18T10:00:00+08:00',
])('a county begun at %s has news of its own day or the day before and none of the future', (moment) => {
  const begun = new Date(moment)
  const all = [...activities(organizations(moment.slice(0, 10)), begun), ...articles(begun)]
  expect(all.length).toBeGreaterThan(600)
  expect(all.every(({ listedAt }) => listedAt < begun)).toBe(true)
  expect(all.some(({ listedAt }) => begun.getTime() - listedAt.getTime() < 2 * day)).toBe(true)
})
