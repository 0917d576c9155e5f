import { documents } from '@huoye/content-types'
import { expect, test } from 'vitest'
import { tidy, withoutServerSet } from './tidy.ts'

const own = 'https://cms.example.gov.cn'

test('texts, bodies and components are made fit; relations and numbers pass', () => {
  const data = {
    title: ' 题\u0007 ',
    body: '<p>文<script>x</script></p>',
    progress: { id: 3, percent: 40, stage: '打\n桩' },
    column: { connect: [{ documentId: 'x' }] },
    occurredOn: '2026-11-22',
  }
  expect(tidy(documents.activity.fields, data, own)).toEqual({
    title: '题',
    body: '<p>文</p>',
    progress: { id: 3, percent: 40, stage: '打 桩' },
    column: { connect: [{ documentId: 'x' }] },
    occurredOn: '2026-11-22',
  })
})

test('a repeated component is made fit one by one', () => {
  expect(tidy(documents.organization.fields, { history: [{ name: ' 旧\n名 ' }, null] }, own)).toEqual({
    history: [{ name: '旧 名' }, null],
  })
})

test('nobody sets what the server sets', () => {
  const data = { title: '题', publicId: 'aaaaaaaaaa', firstPublishedAt: 'x', listedAt: 'x', externalId: 'x' }
  expect(withoutServerSet(documents.article.fields, data)).toEqual({ title: '题' })
})
