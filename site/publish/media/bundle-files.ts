import { readFile } from 'node:fs/promises'
import { relative, sep } from 'node:path'
import type { Entry } from '../manifest/entry.ts'
import type { ObjectSink, StoredObject } from '../objects/object-store.ts'
import { filesBelow } from '../render/site-bundle.ts'
import { typeOfFile } from './media-source.ts'

/** Stores a folder's files as entries of the site's root, or below `prefix`. */
export async function storeFolder(
  folder: string,
  objects: ObjectSink,
  prefix = '/',
): Promise<{ entries: Map<string, Entry>; objects: StoredObject[] }> {
  const entries = new Map<string, Entry>()
  const stored: StoredObject[] = []
  for (const file of filesBelow(folder)) {
    const type = typeOfFile(file)
    const object = await objects.put(await readFile(file), type, 'with-flush')
    stored.push(object)
    entries.set(`${prefix}${relative(folder, file).split(sep).join('/')}`, {
      status: 200,
      object: object.hash,
      type,
      headers: {},
    })
  }
  return { entries, objects: stored }
}
