import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { type Screen, withProgress } from '../../progress/progress.ts'
import { root } from '../../start/system.ts'
import { percentile } from '../percentile.ts'
import { photograph, photographHeight, photographWidth } from './photograph.ts'

/** An upload beside sharp alone; medians in milliseconds. */
export interface PictureFigures {
  readonly megapixels: number
  readonly inputMb: number
  readonly runs: number
  readonly oursMs: number
  readonly sharpMs: number
  /** Our throughput as a part of sharp's. */
  readonly ratio: number
  /** The most memory that the process of both ever held. */
  readonly peakMb: number
}

interface Measured {
  readonly oursMs: readonly number[]
  readonly sharpMs: readonly number[]
  readonly peakMb: number
}

const run = promisify(execFile)

/** Takes a photograph of twelve megapixels through the upload and through sharp alone, in turn. */
export async function benchPictures(runs: number, screen: Screen): Promise<PictureFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'huoye-bench-'))
  try {
    const bytes = await photograph()
    const path = join(folder, 'photo.jpg')
    writeFileSync(path, bytes)
    const program = join(root, 'cms', 'src', 'pictures', 'measure.ts')
    const { stdout } = await withProgress(screen, '图片', () => run(process.execPath, [program, path, String(runs)]))
    const { oursMs, sharpMs, peakMb }: Measured = JSON.parse(stdout)
    const [ours, sharps] = [percentile(oursMs, 0.5), percentile(sharpMs, 0.5)]
    return {
      megapixels: (photographWidth * photographHeight) / 1e6,
      inputMb: hundredths(bytes.length / 1e6),
      runs,
      oursMs: Math.round(ours),
      sharpMs: Math.round(sharps),
      ratio: hundredths(sharps / ours),
      peakMb: Math.round(peakMb),
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const hundredths = (value: number): number => Math.round(value * 100) / 100
