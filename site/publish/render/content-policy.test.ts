import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { contentPolicy } from './content-policy.ts'

const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

test('exactly the inline blocks of a page are allowed', () => {
  const html = `<style>a{}</style><script>one()</script><script type="module">two()</script>
    <script src="/_astro/x.js"></script><script type="application/ld+json">{"a":1}</script>`
  const policy = contentPolicy(html, { wasm: false, ask: null })
  expect(policy).toContain(`script-src 'self' ${hash('one()')} ${hash('two()')};`)
  expect(policy).toContain(`style-src 'self' ${hash('a{}')};`)
  expect(policy).not.toContain('unsafe')
})

test('only the search page may compile WebAssembly', () => {
  expect(contentPolicy('', { wasm: true, ask: null })).toContain("script-src 'self' 'wasm-unsafe-eval'")
})

test('only the page that may ask a search server has its origin, beside its own', () => {
  expect(contentPolicy('', { wasm: true, ask: 'https://search.test' })).toContain(
    "connect-src 'self' https://search.test;",
  )
  expect(contentPolicy('', { wasm: true, ask: null })).toContain("connect-src 'self';")
})
