import { expect, test } from 'vitest'
import { mayRead } from './secret.ts'

test.each([
  ['Bearer right', 'right', true],
  ['Bearer wrong', 'right', false],
  ['Bearer right ', 'right', false],
  ['right', 'right', false],
  [undefined, 'right', false],
  ['Bearer ', '', false],
  ['Bearer undefined', undefined, false],
])('%s with secret %s → %s', (header, secret, may) => {
  expect(mayRead(header, secret)).toBe(may)
})
