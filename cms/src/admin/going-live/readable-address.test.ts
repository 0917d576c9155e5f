import { expect, test } from 'vitest'
import { readableAddress } from './readable-address.ts'

test('an address is shown in its own letters, and a broken one as it is', () => {
  expect(readableAddress('/branches/%E5%8D%8E/')).toBe('/branches/华/')
  expect(readableAddress('/branches/%E5%8/')).toBe('/branches/%E5%8/')
})
