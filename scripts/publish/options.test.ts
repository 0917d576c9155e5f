import { expect, test } from 'vitest'
import { readOptions } from './options.ts'

test.each([
  [['verify'], { command: 'verify', json: false }],
  [['status', '--json'], { command: 'status', json: true }],
  [['list'], { command: 'list', limit: 20, json: false }],
  [['list', '--limit', '5'], { command: 'list', limit: 5, json: false }],
  [['diff', '12', '15'], { command: 'diff', from: 12, to: 15, json: false }],
  [['rollback', '12'], { command: 'rollback', release: 12, json: false }],
  [['resume'], { command: 'resume', json: false }],
  [
    ['withdraw', 'https://www.example.gov.cn/activities/2026/abcdefghij/', '--reason', '误发'],
    { command: 'withdraw', path: '/activities/2026/abcdefghij/', reason: '误发', json: false },
  ],
  [['export', '/srv/www'], { command: 'export', folder: '/srv/www', watch: false, nginxPid: null, json: false }],
  [
    ['export', 'www', '--watch', '--nginx-pid', '/run/nginx.pid'],
    { command: 'export', folder: 'www', watch: true, nginxPid: '/run/nginx.pid', json: false },
  ],
  [['rebuild', '--full'], { command: 'rebuild', full: true, json: false }],
])('%j', (parameters, options) => {
  expect(readOptions(parameters)).toEqual(options)
})

test.each([
  [[]],
  [['all']],
  [['verify', 'now']],
  [['verify', '--fast']],
  [['rollback']],
  [['rollback', '0']],
  [['rollback', '1', '2']],
  [['diff', '1']],
  [['status', '--full']],
  [['withdraw', '/a/']],
  [['export']],
  [['status', '--watch']],
  [['withdraw', '--reason', '误发']],
  [['list', '--limit', 'x']],
])('%j is answered with the usage', (wrong) => {
  expect(() => readOptions(wrong)).toThrow('npm run publish -- rollback N')
})
