import { readFileSync, realpathSync } from 'node:fs'
import { basename, isAbsolute, relative, resolve, sep } from 'node:path'

/** A photo of a row, or why it cannot be taken. */
export type Photo = { readonly name: string; readonly base64: string } | { readonly refused: string }

/**
 * Reads the photos that a row names, relative to the folder of its file. What lies outside that folder, also behind a link, is
 * refused: a file from elsewhere must not bring this machine's files into the media library.
 */
export function readPhotos(folder: string, value: unknown): Photo[] {
  if (value === undefined || value === null) return []
  if (!Array.isArray(value)) return [{ refused: 'photos 应是文件名的列表' }]
  return value.map((path: unknown) =>
    typeof path === 'string' ? readPhoto(folder, path) : { refused: 'photos 里应都是文件名' },
  )
}

function readPhoto(folder: string, path: string): Photo {
  const file = resolve(folder, path)
  if (isAbsolute(path) || !isWithin(folder, file)) return { refused: `照片“${path}”不在导入文件所在的文件夹里` }
  try {
    if (!isWithin(realpathSync(folder), realpathSync(file))) {
      return { refused: `照片“${path}”链接到了导入文件所在的文件夹之外` }
    }
    return { name: basename(file), base64: readFileSync(file).toString('base64') }
  } catch {
    return { refused: `找不到照片“${path}”` }
  }
}

function isWithin(folder: string, file: string): boolean {
  const path = relative(folder, file)
  return path !== '' && path !== '..' && !path.startsWith(`..${sep}`) && !isAbsolute(path)
}
