import { expect, test } from 'vitest'
import type { HeldNotice } from '../../publishing/held-contract.ts'
import { heldSince } from './held-since.ts'

const notice = (more: Partial<HeldNotice>): HeldNotice => ({
  path: '/articles/2026/abcdefghij/',
  code: 'HUOYE-PAGE-001',
  what: '',
  advice: '',
  standing: '',
  detail: '',
  since: '2026-11-23T01:02:00.000Z',
  attempts: 2,
  quarantined: false,
  ...more,
})

test.each([
  [notice({}), '，已试 2 次，系统正在重试。'],
  [notice({ attempts: 3, quarantined: true }), '，试了 3 次，已隔离；内容一改就会再试。'],
  [notice({ path: null, attempts: 1, quarantined: true }), '，修改前不会再试。'],
])('says since when, how often, and what happens by itself', (held, ending) => {
  expect(heldSince(held)).toMatch(/^\d+月\d+日\s?\d{2}:02起/)
  expect(heldSince(held)).toContain(ending)
})
