import { describe, expect, it } from 'vitest'
import { organizationName, placeName, sealText } from './names.ts'
import { units } from './tree.ts'

const town = { shortName: '焕古镇', kind: '党委' } as const
const village = { shortName: '焕古村', kind: '党支部' } as const

describe('the name of an organization', () => {
  it('says what it is, once', () => {
    expect(organizationName(village)).toBe('焕古村党支部')
    expect(organizationName(town)).toBe('焕古镇党委')
    expect(organizationName({ shortName: '县直机关工委', kind: '党工委' })).toBe('县直机关工委')
    expect(organizationName({ shortName: '第一党支部', kind: '党支部' })).toBe('第一党支部')
  })

  it('has its town before it where villages of many towns stand together', () => {
    expect(placeName(village, town)).toBe('焕古镇焕古村')
    expect(placeName({ shortName: '焕古镇机关', kind: '党支部' }, town)).toBe('焕古镇机关')
    expect(placeName({ shortName: '县医院', kind: '党支部' }, null)).toBe('县医院')
  })

  it('gives two characters for the seal', () => {
    expect(sealText('焕古村')).toBe('焕古')
    expect(sealText('“两新”第一联合')).toBe('两新')
  })
})

describe('the units of the county', () => {
  const one = (
    id: string,
    parentId: string | null,
    kind: '党委' | '党工委' | '党支部',
    shortName: string,
    order: number,
  ) => ({
    id,
    parentId,
    kind,
    shortName,
    order,
    code: id,
  })
  const all = [
    one('county', null, '党委', '县委', 0),
    one('organs', 'county', '党工委', '县直机关工委', 1),
    one('town', 'county', '党委', '焕古镇', 2),
    one('empty', 'county', '党委', '空镇', 3),
    one('direct', 'county', '党支部', '直属', 4),
    one('village', 'town', '党支部', '焕古村', 1),
    one('office', 'organs', '党支部', '县委办', 1),
  ]

  it('are towns, then departments, then branches directly under the county; empty ones are left out', () => {
    expect(units(all).map(({ head, branches }) => [head?.shortName ?? null, branches.map(({ id }) => id)])).toEqual([
      ['焕古镇', ['village']],
      ['县直机关工委', ['office']],
      [null, ['direct']],
    ])
  })
})
