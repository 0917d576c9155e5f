import { describe, expect, it, test } from 'vitest'
import { type Step, understand } from '../query/understand.ts'
import { excerptOf, markedParts } from './excerpt.ts'
import { type Candidate, judge } from './judge.ts'
import { narrow } from './narrowing.ts'
import { nearIn } from './near.ts'
import { byDate, byRelevance } from './ranking.ts'
import { lettersIn, soundIn } from './readings.ts'

const meeting: Candidate = {
  title: '焕古村召开十月主题党日',
  names: [],
  town: '焕古镇',
  branch: '焕古镇焕古村',
  column: '组织生活',
  text: '10月9日晚，支部在文化广场开会。\n会上逐条讨论了整改清单，商议灌溉渠修缮，老党员陈大明作了发言。',
}
const branch: Candidate = {
  title: '中国共产党紫阳县焕古镇焕古村支部委员会',
  names: ['焕古村党支部', '焕古村', '焕古镇焕古村'],
  town: '焕古镇',
  branch: '焕古镇焕古村',
  column: null,
  text: '书记 张某\n村子在汉江边。',
}
const syllables: Record<string, string[]> = {
  焕古村召开十月主题党日: 'huan gu cun zhao kai shi yue zhu ti dang ri'.split(' '),
}
const readings = (folded: string): string[][] => (syllables[folded] ? [syllables[folded]] : [])
const judged = (candidate: Candidate, query: string) => judge(candidate, understand(query, { synonyms: [] }), readings)
const marked = (parts: readonly { text: string; hit: boolean }[]): string =>
  parts.map(({ text, hit }) => (hit ? `[${text}]` : text)).join('')

const never = (): boolean => false

describe('how well a record answers', () => {
  it('is told by where the words stand', () => {
    expect(judged(meeting, '焕古村召开十月主题党日')?.tier).toBe('exact')
    expect(judged(meeting, '主题党日')?.tier).toBe('title')
    expect(judged(meeting, '商议灌溉渠')?.tier).toBe('text')
    expect(judged(meeting, '焕古镇焕古村')?.tier).toBe('place')
    expect(judged(meeting, '党日 焕古')?.tier).toBe('wordsInTitle')
    expect(judged(meeting, '灌溉渠 焕古村 组织生活')?.tier).toBe('words')
    expect(judged(meeting, '逐条讨伦了整改')?.tier).toBe('near')
    expect(judged(meeting, 'zhu ti dang ri')?.tier).toBe('letters')
    expect(judged(meeting, '讨论灌溉渠老党员')?.tier).toBe('parts')
  })

  it('is exact when any name of a branch was typed', () => {
    for (const name of ['焕古村', '焕古村党支部', '焕古镇焕古村']) expect(judged(branch, name)?.tier).toBe('exact')
  })

  it('is nothing for what only looks alike', () => {
    for (const query of ['元宇宙', '灌溉机', '主题 选举', 'xyz']) expect(judged(meeting, query)).toBeNull()
  })

  it('does not reach over the end of a sentence', () => {
    expect(judged(meeting, '开会会上')).toBeNull()
    expect(judged(meeting, '整改清单商议')?.tier).toBe('text')
  })
})

test('one character may be another, missing or too much, wherever it is', () => {
  const text = '会上逐条讨论了整改清单'
  const form = '逐条讨论了整改'
  for (let at = 0; at < form.length; at++) {
    const wrong = `${form.slice(0, at)}错${form.slice(at + 1)}`
    const missing = form.slice(0, at) + form.slice(at + 1)
    const extra = `${form.slice(0, at)}错${form.slice(at)}`
    for (const slip of [wrong, missing, extra]) {
      const found = nearIn(text, slip, never)
      expect(text.slice(found?.from, found?.to)).toContain(at === 0 ? '条讨论了整' : '讨')
    }
  }
  expect(nearIn(text, '逐条讨伦了正改', never)).toBeNull()
})

test('the shorter the form, the less may be wrong', () => {
  const text = '会上逐条讨论了整改清单'
  const alike = (one: string, other: string): boolean => `${one}${other}` === '论轮'
  expect(nearIn(text, '逐条讨轮了整', never)).toEqual({ from: 2, to: 8 })
  expect(nearIn(text, '逐条讨论了正', never)).toBeNull()
  expect(nearIn(text, '逐条讨轮了', never)).toBeNull()
  expect(nearIn(text, '逐条讨轮了', alike)).toEqual({ from: 2, to: 7 })
})

test('another number is not a slip', () => {
  expect(nearIn('2025年工作总结', '2031年工作总结', never)).toBeNull()
  expect(nearIn('2025年工作总结', '2024年工作总结', never)).toBeNull()
  expect(nearIn('第一百二十三条规定', '第一百二十四条规定', never)).toBeNull()
})

test('letters are syllables, the last perhaps in part, or initials', () => {
  const name = ['huan', 'gu', 'cun', 'zhu', 'ti', 'dang', 'ri']
  expect(lettersIn(name, 'huangucun')).toEqual({ from: 0, to: 3 })
  expect(lettersIn(name, 'zhutidangr')).toEqual({ from: 3, to: 7 })
  expect(lettersIn(name, 'hgc')).toEqual({ from: 0, to: 3 })
  expect(lettersIn(name, 'gczt')).toBeNull()
  expect(lettersIn(name, 'hgcztdr')).toEqual({ from: 0, to: 7 })
  expect(lettersIn(name, 'dang')).toBeNull()
  expect(lettersIn(name, 'angucun')).toBeNull()
})

test('what sounds the same is a whole name, or has one other character', () => {
  const name = '焕古村主题党日'
  const read = 'huan gu cun zhu ti dang ri'.split(' ')
  expect(soundIn(name, read, '主题当日', read.slice(3))).toEqual({ from: 3, to: 7 })
  expect(soundIn(name, read, '住体当日', read.slice(3))).toBeNull()
  expect(soundIn(name, read, '古存主', read.slice(1, 4))).toBeNull()
  expect(soundIn('焕古村', read.slice(0, 3), '换古存', read.slice(0, 3))).toEqual({ from: 0, to: 3 })
})

describe('an excerpt', () => {
  const excerpt = (candidate: Candidate, query: string): string => {
    const found = judged(candidate, query)
    return marked(excerptOf(candidate.text, found?.text ?? []))
  }

  it('begins with the sentence of the hit, and marks it', () => {
    expect(excerpt(meeting, '灌溉渠')).toBe('会上逐条讨论了整改清单，商议[灌溉渠]修缮，老党员陈大明作了发言。')
    expect(excerpt(meeting, '逐条讨伦了整改')).toMatch(/^会上\[逐条讨论了整改\]清单/)
  })

  it('is where most of the words stand together', () => {
    const text = `修缮。${'其他的话'.repeat(60)}。灌溉渠今年修缮，${'其他的话'.repeat(60)}。`
    expect(excerpt({ ...meeting, text }, '灌溉渠 修缮')).toMatch(/^\[灌溉渠\]今年\[修缮\]/)
  })

  it('marks what punctuation divides, and titles whole', () => {
    expect(excerpt({ ...meeting, text: '学习“两学一做”，要求' }, '学习两学一做要求')).toBe('[学习“两学一做”，要求]')
    const found = judged(meeting, '党日')
    expect(marked(markedParts(meeting.title, found?.title ?? []))).toBe('焕古村召开十月主题[党日]')
  })

  it('is the beginning of the text when only the title has the words', () => {
    expect(excerpt(meeting, '主题党日')).toMatch(/^10月9日晚/)
    expect(excerptOf('', [])).toEqual([])
  })
})

test('a branch comes first when its name was typed, then the newest', () => {
  const ranked = (candidate: Candidate, kind: 'entry' | 'branch', date: string | null, url: string) => {
    const found = judged(candidate, '焕古村')
    if (!found) throw new Error('It does not answer.')
    return { judged: found, record: { kind, date, url } }
  }
  const results = [
    ranked(meeting, 'entry', '2025-01-01', '/old/'),
    ranked(meeting, 'entry', '2026-01-01', '/new/'),
    ranked({ ...meeting, title: '焕古村' }, 'entry', '2024-01-01', '/exact/'),
    ranked(branch, 'branch', null, '/branch/'),
  ]
  expect(results.sort(byRelevance).map(({ record }) => record.url)).toEqual(['/branch/', '/exact/', '/new/', '/old/'])
  expect(results.sort(byDate).map(({ record }) => record.url)).toEqual(['/new/', '/old/', '/exact/', '/branch/'])
})

test('filters narrow down, and each facet counts what its other choices would give', () => {
  const facts = (column: string, year: string) => ({ column, year, town: null, branch: null, category: null })
  const items = [facts('学习', '2025'), facts('学习', '2026'), facts('通知', '2026')]
  const { kept, counts } = narrow(items, { column: '学习' })
  expect(kept).toHaveLength(2)
  expect(counts.column).toEqual([
    { value: '学习', count: 2 },
    { value: '通知', count: 1 },
  ])
  expect(counts.year).toEqual([
    { value: '2025', count: 1 },
    { value: '2026', count: 1 },
  ])
  expect(counts.town).toEqual([])
})

test('steps go from strict to loose', () => {
  const kinds = (query: string): Step['kind'][] => understand(query, { synonyms: [] }).steps.map(({ kind }) => kind)
  expect(kinds('讨论灌溉渠老党员')).toEqual(['phrase', 'near', 'parts'])
  expect(kinds('灌溉 老党员')).toEqual(['phrase', 'words', 'near'])
  expect(kinds('ztdr')).toEqual(['phrase', 'letters'])
})
