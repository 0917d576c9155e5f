import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { freePorts } from '../../../scripts/harness/free-ports.ts'
import { waitFor } from '../../../scripts/harness/wait-for.ts'

const site = fileURLToPath(new URL('../..', import.meta.url))
const astro = join(dirname(createRequire(import.meta.url).resolve('astro/package.json')), 'bin/astro.mjs')

test('the design system is shown while developing', async () => {
  const [port = 0] = await freePorts(1)
  const { NODE_ENV: _, VITEST: __, ...env } = process.env
  const child = spawn(process.execPath, [astro, 'dev', '--port', String(port), '--host', '127.0.0.1'], {
    cwd: site,
    env: { ...env, ASTRO_TELEMETRY_DISABLED: '1' },
    stdio: 'ignore',
  })
  try {
    const page = `http://127.0.0.1:${port}/design/`
    await waitFor(page, ({ status }) => status === 200)
    const html = await (await fetch(page)).text()
    expect(html).toContain('--paper')
    expect(html).toContain('各领域的支部数')
  } finally {
    child.kill('SIGTERM')
    if (child.exitCode === null) await once(child, 'exit')
  }
})

test('no build holds it', () => {
  const built = join(site, 'dist/engine')
  expect(existsSync(built)).toBe(true)
  const files = readdirSync(built, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.mjs'))
  expect(files.filter((file) => readFileSync(join(built, file), 'utf8').includes('设计系统'))).toEqual([])
})
