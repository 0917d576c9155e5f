import { crc32 } from 'node:zlib'
import sharp, { type Sharp } from 'sharp'

/** Pictures to try the uploads with, made anew each time. */
export const plain = (width: number, height: number, background = '#c82828'): Sharp =>
  sharp({ create: { width, height, channels: 3, background } })

/** A small PNG whose header claims another size, with the checksum to match. */
export async function claimingPng(width: number, height: number): Promise<Buffer> {
  const bytes = await plain(30, 30).png().toBuffer()
  bytes.writeUInt32BE(width, 16)
  bytes.writeUInt32BE(height, 20)
  bytes.writeUInt32BE(crc32(bytes.subarray(12, 29)), 29)
  return bytes
}

/** A small JPEG whose header claims another size. */
export async function claimingJpeg(width: number, height: number, progressive = false): Promise<Buffer> {
  const bytes = await plain(30, 30).jpeg({ progressive }).toBuffer()
  const frame = bytes.indexOf(Buffer.from([0xff, progressive ? 0xc2 : 0xc0]))
  bytes.writeUInt16BE(height, frame + 5)
  bytes.writeUInt16BE(width, frame + 7)
  return bytes
}

/** Two pictures one after the other; the format is the caller's. */
export async function moving(): Promise<Sharp> {
  const frames = ['red', 'blue'].map((color) => plain(40, 40, color).png().toBuffer())
  return sharp(await Promise.all(frames), { join: { animated: true } })
}

/** A JPEG with one more segment behind its first two bytes: what sharp cannot write. */
export function withSegment(jpeg: Buffer, marker: number, content: string): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(content.length + 2, 2)
  return Buffer.concat([jpeg.subarray(0, 2), head, Buffer.from(content, 'latin1'), jpeg.subarray(2)])
}
