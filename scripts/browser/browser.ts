import { existsSync } from 'node:fs'
import sparticuz from '@sparticuz/chromium'
import { type Browser, chromium } from 'playwright-core'

const installed = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
]

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Starts a Chromium: the one of CHROME_PATH, else the system's, else the one that came with the dependencies. Never downloads one. */
export async function launchBrowser(): Promise<Browser> {
  const own = process.env.CHROME_PATH ?? installed.find((path) => existsSync(path))
  if (own !== undefined) return chromium.launch({ executablePath: own, args: flags })
  return chromium.launch({ executablePath: await sparticuz.executablePath(), args: [...sparticuz.args, ...flags] })
}
