import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestSystem, type TestSystem } from '../harness/test-system.ts'
import { waitFor } from '../harness/wait-for.ts'
import { root } from '../start/system.ts'
import { textOf } from '../whole-system/branch.ts'

const rows = [
  JSON.stringify({ id: 'a-1', title: '关于做好春耕备耕的通知', date: '2026-03-02', body: ['第一段', '第二段'] }),
  '{"id": "a-2", "title": ',
  JSON.stringify({ id: 'a-3', title: '没有日期的一篇', date: null, body: ['正文'] }),
  JSON.stringify({ id: 'a-4', title: '照片在外面', body: ['正文'], photos: ['../../etc/hostname'] }),
  JSON.stringify({ id: 'a-5', title: '最后一篇', date: '2026-02-01', body: '<p>正文</p><script>alert(1)</script>' }),
]

let system: TestSystem
let folder: string
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'huoye-import-'))
  writeFileSync(join(folder, 'rows.jsonl'), rows.join('\n'))
  system = await startTestSystem()
})
afterAll(async () => {
  await system?.stop()
  rmSync(folder, { recursive: true })
})

/** Runs the command as `npm run import` does. */
function runImport(...parameters: string[]): Promise<{ code: number; said: string }> {
  const env = { ...process.env, INIT_CWD: folder, DATA_DIR: system.dataDir, CMS_PORT: new URL(system.cmsUrl).port }
  const program = ['--disable-warning=ExperimentalWarning', join(root, 'scripts/import/main.ts'), ...parameters]
  return new Promise((resolve) => {
    const child = execFile(process.execPath, program, { cwd: root, env }, (_, stdout, stderr) => {
      resolve({ code: child.exitCode ?? 1, said: stdout + stderr })
    })
  })
}

const file = ['rows.jsonl', '--type', 'article', '--column', 'notices']
const counts = /(新增 \d+，更新 \d+，未变 \d+，跳过 \d+，失败 \d+)/

test('a dry run says what would happen and writes nothing', async () => {
  const { said } = await runImport(...file, '--dry-run')
  expect(counts.exec(said)?.[1]).toBe('新增 3，更新 0，未变 0，跳过 0，失败 2')
  expect(await (await system.logIn()).find('article', 'externalId', 'a-1')).toEqual([])
})

test('good rows go in, bad ones are told with their lines, the same again changes nothing, and all can be undone', async () => {
  const first = await runImport(...file)
  expect(first.code).toBe(1)
  expect(counts.exec(first.said)?.[1]).toBe('新增 3，更新 0，未变 0，跳过 0，失败 2')
  expect(first.said).toMatch(/第 2 行失败：不是有效的 JSON/)
  expect(first.said).toMatch(/第 4 行失败：照片/)
  expect(first.said).toMatch(/没有日期.*：第 3 行/)
  const listed = await waitFor(`${system.siteUrl}/notices/`, ({ text }) => textOf(text).includes('没有日期的一篇'))
  expect(listed.status).toBe(200)
  await waitFor(`${system.siteUrl}/notices/2026-03/`, ({ text }) => textOf(text).includes('关于做好春耕备耕的通知'))

  expect(counts.exec((await runImport(...file)).said)?.[1]).toBe('新增 0，更新 0，未变 3，跳过 0，失败 2')

  const batch = /--undo (\S+)/.exec(first.said)?.[1] ?? ''
  expect((await runImport('--undo', batch)).said).toContain('已撤回 3 篇，保留 0 篇')
  await waitFor(`${system.siteUrl}/notices/`, ({ text }) => !textOf(text).includes('没有日期的一篇'))
})

test('without a running system a sentence says what to do', async () => {
  const env = { ...process.env, DATA_DIR: join(folder, 'nothing') }
  const program = [join(root, 'scripts/import/main.ts'), 'rows.jsonl', '--type', 'article']
  const said = await new Promise((resolve) => {
    execFile(process.execPath, program, { cwd: root, env }, (_, __, stderr) => resolve(stderr))
  })
  expect(said).toContain('HUOYE-IMPORT-006')
})
