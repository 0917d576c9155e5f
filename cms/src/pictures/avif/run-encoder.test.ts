import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, expect, test } from 'vitest'
import { plain } from '../../../tests/photographs.ts'
import { runEncoder } from './run-encoder.ts'

const folder = mkdtempSync(join(tmpdir(), 'huoye-avif-test-'))
afterAll(() => rmSync(folder, { recursive: true }))
const { signal } = new AbortController()

test('a photograph comes out upright in every width and says nothing of where it was taken', async () => {
  const original = join(folder, 'lying.jpg')
  const exif = { IFD0: { Make: 'CANARY' }, IFD3: { GPSLatitude: '32/1 31/1 0/1', GPSLatitudeRef: 'N' } }
  writeFileSync(original, await plain(600, 300).jpeg().withExifMerge(exif).withMetadata({ orientation: 6 }).toBuffer())
  const files = await runEncoder(original, [150, 300], signal)
  for (const [index, bytes] of files.entries()) {
    const { width, height, compression, exif, xmp, icc, orientation } = await sharp(bytes).metadata()
    const size = [150, 300][index] ?? 0
    expect({ width, height, compression }).toEqual({ width: size, height: size * 2, compression: 'av1' })
    expect([exif, xmp, icc, orientation]).toEqual([undefined, undefined, undefined, undefined])
    expect(bytes.includes('CANARY')).toBe(false)
  }
}, 30_000)

test('what cannot be decoded rejects', async () => {
  const original = join(folder, 'text.jpg')
  writeFileSync(original, '文字')
  await expect(runEncoder(original, [150], signal)).rejects.toThrow('HUOYE-FILE-002')
})
