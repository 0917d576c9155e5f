const textType = 0x60
const arrayType = 0x80

/** Writes the part of CBOR (RFC 8949) that Pagefind's files are made of: arrays of known length, texts, and numbers from 0. */
export class CborWriter {
  #bytes = Buffer.allocUnsafe(1 << 16)
  #length = 0

  array(length: number): this {
    return this.#head(arrayType, length)
  }

  number(value: number): this {
    return this.#head(0, value)
  }

  text(value: string): this {
    const bytes = Buffer.from(value)
    this.#head(textType, bytes.length)
    this.#room(bytes.length)
    this.#length += bytes.copy(this.#bytes, this.#length)
    return this
  }

  /** What was written; valid until the next `clear`. */
  get bytes(): Buffer {
    return this.#bytes.subarray(0, this.#length)
  }

  clear(): void {
    this.#length = 0
  }

  #head(type: number, value: number): this {
    this.#room(5)
    const bytes = this.#bytes
    if (value < 24) this.#length = bytes.writeUInt8(type | value, this.#length)
    else if (value < 0x100) this.#length = bytes.writeUInt8(value, bytes.writeUInt8(type | 24, this.#length))
    else if (value < 0x10000) this.#length = bytes.writeUInt16BE(value, bytes.writeUInt8(type | 25, this.#length))
    else this.#length = bytes.writeUInt32BE(value, bytes.writeUInt8(type | 26, this.#length))
    return this
  }

  #room(more: number): void {
    if (this.#length + more <= this.#bytes.length) return
    const larger = Buffer.allocUnsafe(2 * (this.#bytes.length + more))
    this.#bytes.copy(larger, 0, 0, this.#length)
    this.#bytes = larger
  }
}
