import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ESLint } from 'eslint'
import compat from 'eslint-plugin-compat'
import es from 'eslint-plugin-es-x'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { oldestBrowsersList } from '../../baseline.mjs'
import { openCounty } from '../../fixtures/open-county.ts'
import { clientFolder } from '../../publish/render/site-bundle.ts'
import { readerFiles } from '../../search/pagefind/build/reader-files.ts'
import { bundleEntry, type CountySite, countySite } from './county-site.ts'
import { pageKinds } from './page-kinds.ts'

/** Of what is newer than 2020, Chromium 86 and Safari 14 have these. */
const had = [
  'no-string-prototype-replaceall',
  'no-promise-any',
  'no-logical-assignment-operators',
  'no-numeric-separators',
]
/** Methods of iterators have the names of methods that arrays always had: by the name alone they are not told apart. */
const ambiguous = Object.keys(es.rules).filter((rule) => rule.startsWith('no-iterator-prototype-'))
const allowed = Object.fromEntries([...had, ...ambiguous].map((rule) => [`es-x/${rule}`, 'off' as const]))

const lint = new ESLint({
  overrideConfigFile: true,
  overrideConfig: [
    {
      ...es.configs['flat/restrict-to-es2020'],
      languageOptions: { ecmaVersion: 2021, sourceType: 'module' },
      linterOptions: { reportUnusedDisableDirectives: 'off' },
    },
    {
      plugins: { compat },
      settings: {
        browsers: oldestBrowsersList,
        lintAllEsApis: true,
        'es-x': { aggressive: true },
        // React looks whether the one is there, and the search whether the other is.
        polyfills: ['navigator.connection', 'Intl.Segmenter'],
      },
      rules: { 'compat/compat': 'error', ...allowed },
    },
  ],
})

/** What old phones would not understand in a script. */
async function complaints(script: string): Promise<string[]> {
  const results = await lint.lintText(script)
  return results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => `${ruleId}: ${message}`))
}

describe('the lint', () => {
  it.each([
    ['syntax', 'class A { #b = 1 }'],
    ['a method', '[1].at(-1)'],
    ['a function', 'structuredClone({})'],
    ['a static method', "Object.hasOwn({}, 'a')"],
  ])('sees %s that is too new', async (_what, script) => expect(await complaints(script)).not.toEqual([]))

  it('lets through what the oldest browsers have', async () => {
    expect(await complaints("const a = b?.c ?? 'd'.replaceAll('e', ''); a ??= 1")).toEqual([])
  })
})

/** Astro's islands ask for Object.hasOwn: a page with one brings it along for them. */
const hasOwn = readFileSync(new URL('../islands/has-own.js', import.meta.url), 'utf8')
const inlineScript = /<script(?![^>]*\b(?:src|application\/(?:ld\+)?json))[^>]*>([\s\S]*?)<\/script>/g

describe('phones of 2020', () => {
  const judged = new Map<string, string[]>()
  const folder = clientFolder(bundleEntry)
  it.each(globSync('**/*.js', { cwd: folder }))('understand %s', async (file) => {
    expect(await complaints(readFileSync(join(folder, file), 'utf8'))).toEqual([])
  })

  /** Pagefind asks whether there are weak references; what grows is a table of WebAssembly, and has been there since 2017. */
  const known = /no-weakrefs|no-resizable-and-growable-arraybuffers/
  it('understand the scripts of the search index', async () => {
    const scripts = (await readerFiles()).filter(({ path }) => path.endsWith('.js'))
    expect(scripts.map(({ path }) => path).sort()).toEqual(['pagefind.js'])
    for (const { bytes } of scripts) {
      const found = await complaints(bytes.toString('utf8'))
      expect(found.filter((complaint) => !known.test(complaint))).toEqual([])
    }
  })

  let site: CountySite
  beforeAll(async () => {
    site = await countySite(openCounty())
  })
  afterAll(() => site?.close())

  it('understand the scripts that stand in pages', async () => {
    for (const { path } of pageKinds) {
      const page = await site.page(path, 'https://county.example')
      const html = page?.body.toString('utf8') ?? ''
      const brought = html.includes(hasOwn.trim()) ? /no-object-hasown/ : null
      for (const [, text = ''] of html.matchAll(inlineScript)) {
        if (!judged.has(text)) judged.set(text, await complaints(text))
        expect(judged.get(text)?.filter((complaint) => !brought?.test(complaint))).toEqual([])
      }
    }
    expect(judged.size).toBeGreaterThan(2)
  })
})
