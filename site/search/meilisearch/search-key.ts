import { hash } from 'node:crypto'

/**
 * The identifier of the key that readers search an index by: always the same one, so that a key that was made before is found again
 * and none is ever made twice. It has the form of a version 4 UUID, as Meilisearch wants it.
 */
export function searchKeyUid(index: string): string {
  const digits = hash('sha256', `huoye search ${index}`, 'hex')
  const parts = [digits.slice(0, 8), digits.slice(8, 12), `4${digits.slice(13, 16)}`, `8${digits.slice(17, 20)}`]
  return [...parts, digits.slice(20, 32)].join('-')
}
