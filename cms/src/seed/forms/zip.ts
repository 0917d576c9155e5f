import { crc32 } from 'node:zlib'

/** A ZIP archive of small texts, stored without compression and dated alike, so that the same texts give the same bytes. */
export function zip(files: Readonly<Record<string, string>>): Buffer {
  const locals: Buffer[] = []
  const central: Buffer[] = []
  let offset = 0
  for (const [name, text] of Object.entries(files)) {
    const data = Buffer.from(text)
    const path = Buffer.from(name)
    const common = header(data, path)
    const local = Buffer.concat([Buffer.from('504b0304', 'hex'), common, path, data])
    locals.push(local)
    central.push(Buffer.concat([Buffer.from('504b01021400', 'hex'), common, Buffer.alloc(10), number(offset, 4), path]))
    offset += local.length
  }
  const directory = Buffer.concat(central)
  const count = number(locals.length, 2)
  const end = [
    Buffer.from('504b050600000000', 'hex'),
    count,
    count,
    number(directory.length, 4),
    number(offset, 4),
    number(0, 2),
  ]
  return Buffer.concat([...locals, directory, ...end])
}

/** What the local and the central header of a file have in common: version, flags, no compression, 1980-01-01, checksum, sizes. */
function header(data: Buffer, path: Buffer): Buffer {
  const size = number(data.length, 4)
  return Buffer.concat([
    Buffer.from('14000008000000002100', 'hex'),
    number(crc32(data), 4),
    size,
    size,
    number(path.length, 2),
    number(0, 2),
  ])
}

function number(value: number, bytes: number): Buffer {
  const buffer = Buffer.alloc(bytes)
  buffer.writeUIntLE(value, 0, bytes)
  return buffer
}
