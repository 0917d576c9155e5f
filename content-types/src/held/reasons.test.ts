import { expect, test } from 'vitest'
import { heldAdvice, heldCodes, heldStanding, heldWhat } from './reasons.ts'

test('every code says what happened and what editor and webmaster can do', () => {
  const texts = heldCodes.map((code) => ({
    code,
    what: heldWhat({ code, figure: 10 }),
    editor: heldAdvice(code, 'editor'),
    webmaster: heldAdvice(code, 'webmaster'),
  }))
  expect(texts).toMatchSnapshot()
  expect([heldStanding(true), heldStanding(false)]).toMatchSnapshot()
})
