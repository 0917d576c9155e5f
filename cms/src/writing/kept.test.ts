import { documents } from '@huoye/content-types'
import { expect, test } from 'vitest'
import { permanenceObjections } from './kept.ts'

test('a code that is printed on paper cannot be changed', () => {
  const objections = permanenceObjections(documents.organization, { code: '610924' }, { code: '610925' })
  expect(objections).toEqual([{ path: ['code'], message: '“组织代码”确定后不能改动（现为 610924）' }])
})

test('sending the same code again, or none, is no change', () => {
  expect(permanenceObjections(documents.organization, { code: '610924' }, { code: '610924' })).toEqual([])
  expect(permanenceObjections(documents.organization, { code: '610924' }, { name: '新名' })).toEqual([])
})
