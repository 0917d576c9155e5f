import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countedQuery } from './counted-query.ts'

test.each([
  ['  主题　党日  活动 ', '主题 党日 活动'],
  ['ＡＢＣ１２３', 'ABC123'],
  ['两\u200b学\u0000一做', '两学一做'],
  ['长'.repeat(60), '长'.repeat(40)],
  ['𠮷'.repeat(60), '𠮷'.repeat(40)],
  ['中发〔2026〕15号', '中发〔2026〕15号'],
  ['二〇二六年工作要点', '二〇二六年工作要点'],
  ['第 123456 号', '第 123456 号'],
])('%j is counted as %j', (typed, counted) => {
  expect(countedQuery(typed)).toBe(counted)
})

test.each([
  ['nothing', ' \u3000\u200b '],
  ['a telephone number', '13800138000'],
  ['one with spaces', '138 0013 8000'],
  ['one with dashes', '0915-4421234'],
  ['one in full-width digits', '１３８００１３８０００'],
  ['one in Chinese', '一三八零零一三八零零零'],
  ['one broken up by what nobody sees', '138\u200b0013\u200b8000'],
  ['seven digits', '4421234'],
  ['an identity number', '张三 61092419900101123X'],
  ['one behind a long text', `${'长'.repeat(38)}13800138000`],
  ['an address for mail', 'zhang.san@example.gov.cn'],
  ['the same in full width', 'zhang＠example.cn'],
])('%s is not counted', (_what, typed) => {
  expect(countedQuery(typed)).toBeNull()
})

test('whatever is typed: at most forty characters, no number, and the same again', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (typed) => {
      const counted = countedQuery(typed)
      if (counted === null) return
      expect([...counted].length).toBeLessThanOrEqual(40)
      expect(counted).not.toMatch(/\d{7}/)
      expect(countedQuery(counted)).toBe(counted)
    }),
  )
})
