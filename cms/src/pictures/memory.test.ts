import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { claimingJpeg, claimingPng, plain } from '../../tests/photographs.ts'

const folder = mkdtempSync(join(tmpdir(), 'huoye-pictures-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Run in a process of its own: makes a small picture, then the given one, and says by how many megabytes its peak rose. */
const measure = `
const [module, small, given] = process.argv.slice(1)
const { readFileSync } = await import('node:fs')
const { makePicture } = await import(module)
await makePicture(readFileSync(small), 'small')
const before = process.resourceUsage().maxRSS
await makePicture(readFileSync(given), 'given').catch((error) => {
  if (!error.details?.code) throw error
})
console.log((process.resourceUsage().maxRSS - before) / 1000)
`

function file(name: string, bytes: Buffer): string {
  const path = join(folder, name)
  writeFileSync(path, bytes)
  return path
}

test.each<[string, () => Promise<Buffer>]>([
  ['a JPEG that claims more than there is', () => claimingJpeg(49_157, 27_397)],
  ['a JPEG that claims just what is allowed', () => claimingJpeg(7000, 7000)],
  ['a progressive JPEG that claims just what is allowed', () => claimingJpeg(7000, 7000, true)],
  ['a PNG that claims just what is allowed', () => claimingPng(7000, 7000)],
  ['a PNG of as many pixels as are allowed', () => plain(7000, 7000).ensureAlpha().png().toBuffer()],
  ['a JPEG of as many, lying on its side', () => plain(7000, 7000).jpeg().withMetadata({ orientation: 6 }).toBuffer()],
])(
  '%s grows the process by less than 150 MB',
  async (_, picture) => {
    const small = file('small', await plain(900, 600).jpeg().toBuffer())
    const given = file('given', await picture())
    const module = pathToFileURL(join(__dirname, 'make.ts')).href
    const said = execFileSync(process.execPath, ['--input-type=module', '-e', measure, module, small, given], {
      env: { ...process.env, DATA_DIR: folder, NODE_OPTIONS: '' },
      stdio: ['ignore', 'pipe', 'ignore'],
      encoding: 'utf8',
    })
    expect(Number(said)).toBeLessThan(150)
  },
  60_000,
)
