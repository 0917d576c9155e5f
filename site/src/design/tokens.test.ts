import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { isColor, tokensIn } from './tokens.ts'

const tokens = tokensIn(readFileSync(new URL('../styles/tokens.css', import.meta.url), 'utf8'))
const luminance = (color: string): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(color.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
const contrast = (one: string, other: string): number => {
  const [high = 0, low = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (high + 0.05) / (low + 0.05)
}
const tokenNamed = (name: string): string => tokens.find((token) => token.name === name)?.value ?? ''

test('the tokens are read from the style sheet that the site uses', () => {
  expect(tokens.filter(isColor).map(({ name }) => name)).toContain('paper')
  expect(tokenNamed('sans')).toContain('PingFang SC')
})

test.each(['ink', 'ink-2', 'ink-3', 'red'])('text in %s can be read on paper and on tint (WCAG 1.4.3)', (name) => {
  expect(contrast(tokenNamed(name), tokenNamed('paper'))).toBeGreaterThanOrEqual(4.5)
  expect(contrast(tokenNamed(name), tokenNamed('tint'))).toBeGreaterThanOrEqual(4.5)
})
