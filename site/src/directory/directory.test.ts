import { describe, expect, it } from 'vitest'
import { initials } from './initials.ts'
import { matches } from './matches.ts'

const huangu = { name: '焕古村', initials: initials('焕古村'), category: '农村', recent: true, unit: '焕古镇' }
const all = { name: '', category: '', recent: false }

describe('the directory filter', () => {
  it('finds a branch by part of its name, its town, its initials or its pinyin', () => {
    for (const name of ['焕古', '古村', '焕古镇', 'hgc', 'HG', 'huangu', 'hgcun'.slice(0, 3)]) {
      expect(matches(huangu, { ...all, name })).toBe(true)
    }
  })

  it('finds a numbered branch by its initials and its number', () => {
    const numbered = { ...huangu, name: '第20村', initials: initials('第20村') }
    for (const name of ['d20c', 'D20', 'di20cun', '20']) expect(matches(numbered, { ...all, name })).toBe(true)
    expect(matches(numbered, { ...all, name: 'd2c' })).toBe(false)
  })

  it('leaves out what does not match', () => {
    expect(matches(huangu, { ...all, name: '双星' })).toBe(false)
    expect(matches(huangu, { ...all, name: 'xyz' })).toBe(false)
    expect(matches(huangu, { ...all, category: '社区' })).toBe(false)
    expect(matches({ ...huangu, recent: false }, { ...all, recent: true })).toBe(false)
  })

  it('shows everything when it is asked nothing', () => {
    expect(matches(huangu, all)).toBe(true)
    expect(matches(huangu, { ...all, name: '  ' })).toBe(true)
  })
})
