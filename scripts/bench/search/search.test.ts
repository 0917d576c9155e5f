import { describe, expect, it, test } from 'vitest'
import { searchedContent } from './documents.ts'
import { drawQueries, isRight, type Query } from './query-sets.ts'
import { score } from './scoring.ts'

const documents = searchedContent(120, undefined).documents()
const queries = drawQueries(documents, 8)
const ofKind = (kind: Query['kind']): Query[] => queries.filter((query) => query.kind === kind)

describe('queries', () => {
  it('are the same every time, and others with another seed', () => {
    expect(drawQueries(documents, 8)).toEqual(queries)
    expect(drawQueries(documents, 8, 6)).not.toEqual(queries)
  })

  it('have a right answer, but for absent words', () => {
    for (const query of queries)
      expect(documents.some((document) => isRight(query, document))).toBe(query.kind !== 'absent')
  })

  it('are of every kind', () => {
    for (const kind of ['title', 'phrase', 'boundary', 'typo', 'traditional', 'twoWords', 'pinyin', 'absent'] as const)
      expect(ofKind(kind)).toHaveLength(8)
  })

  it('with a wrong character have exactly one', () => {
    for (const { text, holds } of ofKind('typo')) {
      const meant = holds[0] ?? ''
      expect(text).toHaveLength(meant.length)
      expect(Array.from(text).filter((character, index) => character !== meant[index])).toHaveLength(1)
    }
  })
})

test('a score counts the right answers first and among ten, and every result of an absent word', () => {
  const given = queries.map((query, index) => {
    const right = documents.find((document) => isRight(query, document))?.url
    const urls = right === undefined ? [] : index % 2 === 0 ? [right] : ['/wrong/', right]
    return { urls, total: query.kind === 'absent' ? 2 : urls.length, ms: index }
  })
  const { title, absent, p95Ms } = score(documents, queries, given)
  expect(title).toEqual({ at1: 50, at10: 100 })
  expect(absent).toEqual({ results: 16 })
  expect(p95Ms).toBe(60)
})
