import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pictureWidths } from '@huoye/content-types'
import sharp from 'sharp'
import { webp } from './make.ts'
import { asPicture } from './upload.ts'

/**
 * `node measure.ts JPEG RUNS`: what an upload does to a picture, beside sharp that only decodes it, turns it upright, narrows and
 * encodes it, in turn. One JSON object of milliseconds on stdout.
 */
async function measure(path: string, runs: number): Promise<{ oursMs: number[]; sharpMs: number[]; peakMb: number }> {
  const figures = { oursMs: [] as number[], sharpMs: [] as number[] }
  for (let run = -1; run < runs; run += 1) {
    // As sharp is when nobody has set anything.
    sharp.cache(true)
    const sharpMs = await took(() => plain(path))
    sharp.cache(false)
    const oursMs = await inNewFolder(() => took(() => uploaded(path)))
    // The first run warms both up.
    if (run < 0) continue
    figures.sharpMs.push(sharpMs)
    figures.oursMs.push(oursMs)
  }
  return { ...figures, peakMb: process.resourceUsage().maxRSS / 1000 }
}

const plain = (path: string) =>
  Promise.all(pictureWidths.map((width) => sharp(path).rotate().resize({ width }).webp(webp).toBuffer()))

const uploaded = (path: string) =>
  asPicture({ name: 'photo.jpg', hash: 'photo', ext: '.jpg', mime: 'image/jpeg', size: 0, filepath: path })

async function took(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}

/** Files that are there already would not be written. */
async function inNewFolder<T>(work: () => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'huoye-pictures-'))
  process.env.DATA_DIR = folder
  try {
    return await work()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const [path = '', runs = ''] = process.argv.slice(2)
measure(path, Number(runs)).then((figures) => console.log(JSON.stringify(figures)))
