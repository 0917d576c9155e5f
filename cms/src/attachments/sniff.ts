export type AttachmentFormat = 'pdf' | 'doc' | 'docx' | 'xls' | 'xlsx' | 'zip'

const starts = (bytes: Uint8Array, signature: readonly number[]): boolean =>
  signature.every((byte, at) => bytes[at] === byte)

const oleSignature = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
const zipSignature = [0x50, 0x4b, 0x03, 0x04]
const pdfSignature = [0x25, 0x50, 0x44, 0x46, 0x2d]

/**
 * The format of an attachment, by its bytes; the extension only chooses between what the bytes allow.
 * Null where it is none of those that the site hands out, macros included.
 */
export function sniffAttachment(bytes: Uint8Array, extension: string): AttachmentFormat | null {
  const asked = extension.toLowerCase().replace(/^\./, '')
  if (starts(bytes, pdfSignature)) return asked === 'pdf' ? 'pdf' : null
  if (starts(bytes, oleSignature)) return asked === 'doc' || asked === 'xls' ? asked : null
  if (!starts(bytes, zipSignature)) return null
  const archive = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (archive.includes('vbaProject.bin')) return null
  if (asked === 'docx') return archive.includes('word/document.xml') ? 'docx' : null
  if (asked === 'xlsx') return archive.includes('xl/workbook.xml') ? 'xlsx' : null
  return asked === 'zip' ? 'zip' : null
}
