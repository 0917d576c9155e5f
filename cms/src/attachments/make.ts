import { mediaDir, put } from '../media/store.ts'
import { FileRefused } from '../pictures/refused.ts'
import { sniffAttachment } from './sniff.ts'

export type MadeAttachment = { name: string; format: string; bytes: number }

/** Keeps an attachment under its hash. Throws FileRefused for what is not a PDF, Word, Excel or ZIP file by its bytes. */
export async function makeAttachment(bytes: Uint8Array, fileName: string): Promise<MadeAttachment> {
  const format = sniffAttachment(bytes, fileName.split('.').at(-1) ?? '')
  if (!format) throw new FileRefused(fileName, 'attachment')
  return { name: await put(mediaDir(), bytes, format), format: format.toUpperCase(), bytes: bytes.byteLength }
}
