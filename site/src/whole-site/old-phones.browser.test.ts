import { expect, it } from 'vitest'
import { launchBrowser } from '../../../scripts/browser/browser.ts'
import { visitCounty } from './visited-county.ts'

const county = visitCounty(launchBrowser)

it('filters the directory in a browser without the methods that came after 2020', async () => {
  const page = await county.browser.newPage()
  await page.addInitScript(() => {
    const newer: [object, string[]][] = [
      [Object, ['hasOwn', 'groupBy']],
      [Array.prototype, ['at', 'findLast', 'findLastIndex', 'toSorted', 'toReversed', 'with']],
      [String.prototype, ['at', 'isWellFormed']],
      [Promise, ['withResolvers', 'try']],
      [window, ['structuredClone', 'scheduler']],
    ]
    for (const [owner, names] of newer) for (const name of names) Reflect.deleteProperty(owner, name)
  })
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  await page.goto(`${county.url}/branches/`)
  await page.locator('astro-island:not([ssr])').waitFor()
  await page.getByLabel('支部名称或拼音首字母').fill('第20村')
  await page.getByText('找到 1 个支部').waitFor()
  expect(errors).toEqual([])
  await page.close()
})
