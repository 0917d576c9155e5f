import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold, foldWithPlaces } from '../query/fold.ts'
import { understand } from '../query/understand.ts'
import { excerptOf, markedParts } from './excerpt.ts'
import { type Candidate, judge } from './judge.ts'

const runs = { numRuns: 1000 }
/** Anything at all, and what a county writes. */
const anything = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({
    unit: fc.constantFrom(...'党支部学习两一做第十2〇年条会議ＡｂZ 。，“”「」"《》\n🎉\ud83c*^:()-'.split('')),
    maxLength: 40,
  }),
)
const sentence = fc.string({
  unit: fc.constantFrom(...'党支部学习两做会议村镇组织生活主题日发展，“”。\n'.split('')),
  minLength: 8,
  maxLength: 80,
})
const candidate = (title: string, text: string): Candidate => ({
  title,
  text,
  names: [],
  branch: null,
  town: null,
  column: null,
})
const knowledge = { synonyms: [['两学一做', '两学']], syllables: (text: string) => Array.from(text, () => 'a') }
const noReadings = () => []

describe('whatever is typed', () => {
  it('is understood, judged and shown without an error', () => {
    const judges = fc.property(anything, anything, anything, (query, title, text) => {
      const judged = judge(candidate(title, text), understand(query, knowledge), (folded) => [
        Array.from(folded, () => 'a'),
      ])
      expect(
        markedParts(title, judged?.title ?? [])
          .map((part) => part.text)
          .join(''),
      ).toBe(title)
      const excerpt = excerptOf(text, judged?.text ?? [])
      const shown = excerpt
        .filter((part) => part.text !== '…')
        .map((part) => part.text)
        .join('')
      expect(text.replaceAll('\n', ' ')).toContain(shown)
    })
    fc.assert(judges, runs)
  })

  it('is folded to the same with and without places', () => {
    fc.assert(
      fc.property(anything, (text) => {
        expect(foldWithPlaces(text).text).toBe(fold(text))
      }),
      runs,
    )
  })

  it('marks only what was asked for', () => {
    const marks = fc.property(
      sentence,
      sentence,
      fc.nat(70),
      fc.integer({ min: 1, max: 6 }),
      (title, text, at, length) => {
        const understood = understand(text.slice(at, at + length), { synonyms: [] })
        const judged = judge(candidate(title, text), understood, noReadings)
        const asked = understood.steps.flatMap((step) =>
          step.kind === 'phrase' ? step.forms : step.kind === 'words' ? step.words.flat() : [],
        )
        for (const [original, hits] of [
          [title, judged?.title ?? []],
          [text, judged?.text ?? []],
        ] as const)
          for (const { from, to } of hits) expect(asked).toContain(fold(original.slice(from, to)))
      },
    )
    fc.assert(marks, runs)
  })
})

describe('what stands in a text', () => {
  const piece = (text: string, at: number, length: number): string =>
    fold(text)
      .split('\n')
      .join('\n')
      .slice(at, at + length)

  it('is found as it stands', () => {
    const finds = fc.property(sentence, fc.nat(70), fc.integer({ min: 1, max: 12 }), (text, at, length) => {
      const asked = piece(text, at, length)
      fc.pre(asked !== '' && !asked.includes('\n'))
      expect(judge(candidate('', text), understand(asked, { synonyms: [] }), noReadings)?.tier).toBe('text')
    })
    fc.assert(finds, runs)
  })

  it('is found with one character of it another', () => {
    const finds = fc.property(
      sentence,
      fc.nat(70),
      fc.integer({ min: 7, max: 12 }),
      fc.nat(11),
      (text, at, length, wrong) => {
        const asked = piece(text, at, length)
        fc.pre(asked.length >= 7 && !asked.includes('\n'))
        const place = wrong % asked.length
        const typo = `${asked.slice(0, place)}错${asked.slice(place + 1)}`
        expect(judge(candidate('', text), understand(typo, { synonyms: [] }), noReadings)?.tier).toBe('near')
      },
    )
    fc.assert(finds, runs)
  })
})
