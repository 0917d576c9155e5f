import { expect, it } from 'vitest'
import { chineseAnswer } from './answers.ts'

it('puts a wrong password into Chinese', () => {
  expect(chineseAnswer('Invalid credentials')).toBe('邮箱或密码不对')
})

it('leaves what the panel itself goes by', () => {
  expect(chineseAnswer('User not active')).toBe('User not active')
})
