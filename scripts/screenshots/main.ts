import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Browser } from 'playwright-core'
import { launchBrowser } from '../browser/browser.ts'
import { logInByForm } from '../browser/log-in-by-form.ts'
import { ExplainedError, runCommand } from '../explain/explained-error.ts'
import { logIn } from '../harness/admin-api.ts'
import { startTestSystem } from '../harness/test-system.ts'
import { terminal, withProgress } from '../progress/progress.ts'
import { readSettings } from '../start/settings.ts'
import { root } from '../start/system.ts'
import { findPages } from './page-kinds.ts'
import { type Shot, take } from './take.ts'

/** A branch of the demo county with entries in many columns; most have a few. */
const fullBranch = '/branches/huangu-cun/'
/** So many entries are published again before the admin is shown, with a pause after each: releases of their own. */
const publishes = 9
const pauseMs = 700

interface Target {
  readonly cmsUrl: string
  readonly siteUrl: string
  readonly credentials: { readonly email: string; readonly password: string }
  stop(): Promise<void>
}

/**
 * `npm run screenshots [-- --running]`: pictures of every kind of page and of the main admin screens into .github/screenshots/,
 * of a demo county started for it, or of the system that runs with the same environment variables.
 */
await runCommand(async () => {
  const target = process.argv.includes('--running')
    ? running()
    : await startTestSystem({ seed: 'demo', screen: terminal })
  const folder = join(root, '.github', 'screenshots')
  mkdirSync(folder, { recursive: true })
  const browser = await launchBrowser()
  try {
    const get = (path: string) => fetch(`${target.siteUrl}${path}`)
    const full = (await get(fullBranch)).ok ? [fullBranch] : []
    const pages = await findPages(async (path) => (await get(path)).text(), full)
    const shots = [...pages].map(([name, path]) => ({ name, url: `${target.siteUrl}${path}`, complete: 'main' }))
    await withProgress(terminal, `网站 ${shots.length} 种页面`, () => take(browser, shots, folder))
    if (!process.argv.includes('--running')) await publishSome(target)
    const admin = await adminShots(target)
    await withProgress(terminal, `后台 ${admin.length} 个页面`, async () =>
      take(browser, admin, folder, await sessionOf(browser, target)),
    )
    return 0
  } finally {
    await browser.close()
    await target.stop()
  }
})

function running(): Target {
  const settings = readSettings(process.env, root)
  if (settings.admin === null) {
    const remedy = '请设置 HUOYE_ADMIN_EMAIL 和 HUOYE_ADMIN_PASSWORD，或不加 --running。'
    throw new ExplainedError('HUOYE-SCREENSHOTS-001', '给后台截图需要登录。', remedy)
  }
  const { cmsPublicUrl, publicUrl, admin } = settings
  return { cmsUrl: cmsPublicUrl, siteUrl: publicUrl, credentials: admin, stop: async () => undefined }
}

/** A site that has just been made has no history to show: some entries are touched up and published again, one by one. */
async function publishSome({ cmsUrl, credentials }: Target): Promise<void> {
  const api = await logIn(cmsUrl, credentials.email, credentials.password)
  const entries = await api.find('activity', 'column.key', 'organizational-life')
  for (const { documentId, title } of entries.slice(0, publishes)) {
    await api.update('activity', documentId, { summary: `${title}。` })
    await api.publish('activity', documentId)
    await wait(pauseMs)
  }
}

async function adminShots({ cmsUrl, credentials }: Target): Promise<Shot[]> {
  const api = await logIn(cmsUrl, credentials.email, credentials.password)
  const collection = `${cmsUrl}/admin/content-manager/collection-types`
  const [activity] = await api.find('activity', 'column.key', 'organizational-life')
  const list = 'main table tbody tr'
  return [
    { name: 'admin-home', url: `${cmsUrl}/admin`, complete: 'main h1' },
    { name: 'admin-activities', url: `${collection}/api::activity.activity`, complete: list },
    ...(activity
      ? [
          {
            name: 'admin-edit',
            url: `${collection}/api::activity.activity/${activity.documentId}`,
            complete: 'main [contenteditable="true"]',
          },
        ]
      : []),
    { name: 'admin-site', url: `${cmsUrl}/admin/public-site`, complete: '[data-release]', streams: true },
    { name: 'admin-organizations', url: `${collection}/api::organization.organization`, complete: list },
    { name: 'admin-pictures', url: `${cmsUrl}/admin/plugins/upload`, complete: 'main img' },
  ]
}

/** Logs in once: the CMS refuses an account that logs in again and again. */
async function sessionOf(browser: Browser, { cmsUrl, credentials }: Target) {
  const page = await browser.newPage()
  await logInByForm(page, cmsUrl, credentials)
  const session = await page.context().storageState()
  await page.close()
  return session
}
