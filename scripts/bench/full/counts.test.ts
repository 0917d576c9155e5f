import { expect, test } from 'vitest'
import { countPage, differences, noCounts } from './counts.ts'

const page = `<html><head><meta name="a" content="b"><script>if (1 < 2) document.write('<a href=x>')</script></head>
<body><h1>标 题</h1><a class="k" href="/x/">去</a><a name="here"></a><time datetime="2026-11-22">今天</time></body></html>`

test('what readers get is counted, what scripts hold is no text', () => {
  const counts = noCounts()
  countPage(counts, page.replace("'<a href=x>'", '0'))
  expect(counts).toMatchObject({ pages: 1, links: 1, metaTags: 1, times: 1, headings: 1, jsonLd: 0, characters: 5 })
})

test('a missing page differs, a few more links do not, many do', () => {
  const ours = { ...noCounts(), pages: 100, links: 1000 }
  expect(differences(ours, { ...ours, links: 1020 })).toEqual([])
  expect(differences(ours, { ...ours, pages: 99, links: 900 })).toEqual(['pages', 'links'])
})
