import { mediaDir, put } from '../media/store.ts'
import { FileRefused } from '../pictures/refused.ts'
import { sniffAttachment } from './sniff.ts'

export type MadeAttachment = { name: string; format: string; bytes: number }

/** Keeps an attachment under its hash. Throws FileRefused for what is not a PDF, Word, Excel or ZIP file by its bytes. */
export async function makeAttachment(bytes: Uint8Array, fileName: string): Promise<MadeAttachment> {
  const format = sniffAttachment(bytes, fileName.split('.').at(-1) ?? '')
  if (!format)
    throw new FileRefused(fileName, '附件只能是 PDF、Word、Excel 文件或 ZIP 压缩包，不能带宏，扩展名要与内容相符')
  return { name: await put(mediaDir(), bytes, format), format: format.toUpperCase(), bytes: bytes.byteLength }
}
