import fc from 'fast-check'
import { expect, test } from 'vitest'
import { askedIn, parametersOf, withoutFilter } from './address.ts'

const read = (text: string) => askedIn(new URLSearchParams(text))

test('an address holds the words, the filters, the order and the page', () => {
  const asked = read('q=主题党日&column=两学一做&year=2026&sort=date&page=3')
  expect(asked).toEqual({
    query: '主题党日',
    filters: { column: '两学一做', year: '2026' },
    sort: 'date',
    offset: 20,
    limit: 10,
  })
  expect(read(parametersOf(asked))).toEqual(asked)
  expect(withoutFilter(asked, 'column')).toMatchObject({ filters: { year: '2026' }, offset: 0 })
})

test('an address by itself asks for nothing', () => {
  expect(read('')).toEqual({ query: '', filters: {}, sort: 'relevance', offset: 0, limit: 10 })
})

test('nonsense is left out, and too much is cut', () => {
  expect(read('q=%20a%20&page=-3&sort=up&colour=red&year=')).toEqual({ ...read('q=a') })
  expect(read(`q=${'长'.repeat(300)}&page=1e9`)).toMatchObject({ query: '长'.repeat(100), offset: 990 })
})

test('whatever is typed comes back from the address as it was understood', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), fc.string(), (query, town) => {
      const asked = askedIn(new URLSearchParams({ q: query, town }))
      expect(askedIn(new URLSearchParams(parametersOf(asked)))).toEqual(asked)
    }),
  )
})
