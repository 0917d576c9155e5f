import { existsSync } from 'node:fs'
import sparticuz from '@sparticuz/chromium'
import { type Browser, chromium } from 'playwright-core'
import { freePorts } from '../harness/free-ports.ts'

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

/**
 * Starts a Chromium: the one of CHROME_PATH, else the system's, else the one that came with the dependencies. Never downloads one.
 * @param more flags besides the usual ones
 */
export async function launchBrowser(more: readonly string[] = []): Promise<Browser> {
  const args = [...flags, ...more]
  const own = process.env.CHROME_PATH ?? installed.find((path) => existsSync(path))
  if (own !== undefined) return chromium.launch({ executablePath: own, args })
  return chromium.launch({ executablePath: await sparticuz.executablePath(), args: [...sparticuz.args, ...args] })
}

/** The same, answering DevTools at a port besides. */
export async function launchDebugged(): Promise<{ port: number; close(): Promise<void> }> {
  const [port = 0] = await freePorts(1)
  const browser = await launchBrowser([`--remote-debugging-port=${port}`])
  return { port, close: () => browser.close() }
}
