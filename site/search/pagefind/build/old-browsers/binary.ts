/** Reads WebAssembly's binary format (webassembly.github.io/spec/core/binary) from its beginning to its end. */
export class Reader {
  readonly #bytes: Uint8Array
  #at = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  get isDone(): boolean {
    return this.#at >= this.#bytes.length
  }

  byte(): number {
    return this.take(1)[0] ?? 0
  }

  /** An unsigned number in LEB128. */
  number(): number {
    let value = 0
    for (let factor = 1; ; factor *= 128) {
      const byte = this.byte()
      value += (byte % 128) * factor
      if (byte < 128) return value
    }
  }

  take(length: number): Uint8Array {
    if (this.#at + length > this.#bytes.length) throw new Error('This WebAssembly ends too early.')
    this.#at += length
    return this.#bytes.subarray(this.#at - length, this.#at)
  }

  rest(): Uint8Array {
    return this.take(this.#bytes.length - this.#at)
  }

  /** The bytes over which `read` goes. */
  span(read: () => void): Uint8Array {
    const from = this.#at
    read()
    return this.#bytes.subarray(from, this.#at)
  }

  /** As many as a number says that stands before them. */
  list<Item>(read: () => Item): Item[] {
    return Array.from({ length: this.number() }, read)
  }
}

export type Section = { id: number; content: Uint8Array }

const preamble = 8

export function sectionsOf(module: Uint8Array): Section[] {
  const reader = new Reader(module.subarray(preamble))
  const sections: Section[] = []
  while (!reader.isDone) sections.push({ id: reader.byte(), content: reader.take(reader.number()) })
  return sections
}

/** Bytes as they are read, or written out. */
export type Bytes = Uint8Array | readonly number[]

export const joined = (parts: readonly Bytes[]): Uint8Array => Buffer.concat(parts.map((part) => Uint8Array.from(part)))

export const moduleOf = (sections: readonly Section[]): Uint8Array =>
  joined([[0, ...Buffer.from('asm'), 1, 0, 0, 0], ...sections.flatMap(({ id, content }) => [[id], sized(content)])])

/** A number in LEB128. */
export const number = (value: number): number[] =>
  value < 128 ? [value] : [128 + (value % 128), ...number(Math.floor(value / 128))]

/** Bytes behind how many they are. */
export const sized = (bytes: Bytes): Uint8Array => joined([number(bytes.length), bytes])

/** Items behind how many they are. */
export const listed = (items: readonly Bytes[]): Uint8Array => joined([number(items.length), ...items])
