import { expect, test } from 'vitest'
import { passwordObjection } from './password.ts'

test.each([
  ['Huoye123', null],
  ['short1A', '至少要8位'],
  ['alllower1', '至少要有一个大写字母'],
  ['ALLUPPER1', '至少要有一个小写字母'],
  ['NoNumbers', '至少要有一个数字'],
  [`Aa1${'字'.repeat(24)}`, '不能超过72个字节'],
])('%s → %s', (password, objection) => {
  expect(passwordObjection(password)).toBe(objection)
})
