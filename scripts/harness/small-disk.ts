import { execFileSync } from 'node:child_process'
import { mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { whereThereIsRoom } from '../supervise/room.ts'

/** A disk of its own, so small that a test can fill it. */
export interface SmallDisk {
  /** Leaves so many bytes free. */
  fill(leaving: number): void
  free(): void
  remove(): void
}

/** Mounts one at a folder, which is made. Needs root on Linux; null where mounting is not permitted. */
export function mountSmallDisk(folder: string, megabytes: number): SmallDisk | null {
  mkdirSync(folder, { recursive: true })
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder], { stdio: 'pipe' })
  } catch {
    return null
  }
  const ballast = join(folder, 'ballast')
  const freeBytes = () => {
    const { bavail, bsize } = statfsSync(folder)
    return bavail * bsize
  }
  return {
    fill(leaving) {
      rmSync(ballast, { force: true })
      const size = Math.max(0, freeBytes() - leaving)
      // Others write at the same time: then it is full a little earlier.
      whereThereIsRoom(() => writeFileSync(ballast, Buffer.alloc(size)))
    },
    free: () => rmSync(ballast, { force: true }),
    remove: () => void execFileSync('umount', ['--lazy', folder], { stdio: 'pipe' }),
  }
}
