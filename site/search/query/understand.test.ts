import { describe, expect, it, test } from 'vitest'
import { fold, foldWithPlaces } from './fold.ts'
import { numberForms } from './numbers.ts'
import { loadSimplify, maySimplify } from './simplified.ts'
import { type Step, understand } from './understand.ts'
import { partsOf, wordsOf } from './words.ts'

const knowledge = {
  synonyms: [
    ['两学一做', '两学'],
    ['三会一课', '三课'],
  ],
}
const step = <Kind extends Step['kind']>(
  query: string,
  kind: Kind,
  more = {},
): Extract<Step, { kind: Kind }> | undefined =>
  understand(query, { ...knowledge, ...more }).steps.find(
    (one): one is Extract<Step, { kind: Kind }> => one.kind === kind,
  )
const forms = (query: string, more = {}): readonly string[] | undefined => step(query, 'phrase', more)?.forms

describe('what is compared', () => {
  it('has no punctuation, no spaces, no full width and no upper case', () => {
    expect(fold('《中国共产党章程》（２０２２年）ＡＢＣ x-y')).toBe('中国共产党章程2022年abcxy')
  })

  it('ends at sentences and paragraphs, and has no end at its end', () => {
    expect(fold('会议开始。\n全体起立！')).toBe('会议开始\n全体起立')
  })

  it('knows where everything stood', () => {
    const text = '学习“两学一做”。𠮷村'
    const folded = foldWithPlaces(text)
    expect(folded.text).toBe(fold(text))
    const at = folded.text.indexOf('两学一做')
    expect(text.slice(folded.starts[at], folded.ends[at + 3])).toBe('两学一做')
    const rare = folded.text.indexOf('𠮷')
    expect(text.slice(folded.starts[rare], folded.ends[rare + 1])).toBe('𠮷')
  })
})

test('numbers are found in every way of writing them', () => {
  expect(numberForms('第十二条')).toEqual(['第12条'])
  expect(numberForms('第12条')).toEqual(['第十二条'])
  expect(numberForms('二〇二五年')).toEqual(['2025年', '二零二五年'])
  expect(numberForms('二零二五年')).toEqual(['2025年', '二〇二五年'])
  expect(numberForms('2025年3月11日')).toEqual(['二〇二五年三月十一日', '二零二五年三月十一日'])
  expect(numberForms('一千零五十')).toContain('1050')
  expect(numberForms('110')).toEqual(['一百一十'])
  expect(numberForms('1008人')).toContain('一千零八人')
  expect(numberForms('统一领导')).toEqual([])
  expect(numberForms('13800138000')).toEqual([])
})

describe('traditional characters', () => {
  it('are noticed, and simplified ones are not', () => {
    for (const text of ['黨的組織生活', '鄉村', '後進', '於']) expect(maySimplify(text)).toBe(true)
    for (const text of ['党的组织生活会', '乾坤', '著作', 'abc 123 🎉', '']) expect(maySimplify(text)).toBe(false)
  })

  it('are looked for in simplified ones, by phrase', async () => {
    const simplify = await loadSimplify()
    expect(forms('黨的組織生活會', { simplify })).toEqual(['党的组织生活会', '黨的組織生活會'])
    expect(forms('乾坤', { simplify })).toEqual(['乾坤'])
  })
})

describe('a query', () => {
  it('is first a phrase, then its words', () => {
    expect(understand('乡村振兴 产业', knowledge).steps.slice(0, 2)).toEqual([
      { kind: 'phrase', forms: ['乡村振兴产业'] },
      { kind: 'words', words: [['乡村振兴'], ['产业']] },
    ])
  })

  it('in quotation marks is nothing but what stands there', () => {
    for (const query of ['"第12条"', '“第12条”', '「第12条」', '＂第12条＂'])
      expect(understand(query, knowledge).steps).toEqual([{ kind: 'phrase', forms: ['第12条'] }])
    expect(understand('“三会一课” 学习', knowledge).steps).toEqual([{ kind: 'words', words: [['三会一课'], ['学习']] }])
  })

  it('with half a quotation mark is a query without', () => {
    expect(wordsOf('“三会 一课')).toEqual(['“三会', '一课'].map((text) => ({ text, quoted: false })))
    expect(forms('“三会一课')).toContain('三会一课')
  })

  it('of a title with its book marks is the title', () => {
    expect(forms('《中华人民共和国民法典》')).toEqual(['中华人民共和国民法典'])
  })

  it('finds what the county calls otherwise', () => {
    expect(forms('两学一做')).toEqual(['两学一做', '两学'])
    expect(forms('两学学习方案')).toEqual(['两学学习方案', '两学一做学习方案'])
  })

  it('in letters may be pinyin, with and without spaces', () => {
    expect(step('zhu ti dang ri', 'letters')?.letters).toBe('zhutidangri')
    expect(step('ZTDR', 'letters')?.letters).toBe('ztdr')
    expect(step('z', 'letters')).toBeUndefined()
    expect(step('2025', 'letters')).toBeUndefined()
  })

  it('may hold one wrong character when it is long enough', () => {
    expect(step('基层党组只建设', 'near')?.form).toBe('基层党组只建设')
    expect(step('党只建', 'near')).toBeUndefined()
  })

  it('may be taken apart when it is long', () => {
    expect(partsOf('乡村振兴产业发展')).toEqual(expect.arrayContaining(['乡村', '振兴', '产业', '发展']))
    expect(partsOf('元宇宙')).toBeNull()
  })

  it('without a letter or number asks nothing', () => {
    for (const query of ['', '  ', '。。。！', '“”', '🎉🎊', '\ud800', '(*"^~', '|||'])
      expect(understand(query, knowledge).steps).toEqual([])
  })

  it('that is very long is cut', () => {
    expect(forms('长'.repeat(5000))?.[0]).toHaveLength(100)
  })
})
