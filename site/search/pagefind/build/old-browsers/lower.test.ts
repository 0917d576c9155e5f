import { describe, expect, it } from 'vitest'
import { newerThanOldest } from '../../../../fixtures/newer-wasm.ts'
import { seeded } from '../../../../fixtures/random.ts'
import { listed, moduleOf, sized } from './binary.ts'
import { lowered } from './lower.ts'

const [i32, i64, f32] = [0x7f, 0x7e, 0x7d]
const text = (word: string) => sized(Buffer.from(word))

/** One function for each instruction that came later: its parameters, results and code. */
const newer: [name: string, parameters: number[], results: number[], code: number[]][] = [
  ['copy', [i32, i32, i32], [], [0x20, 0, 0x20, 1, 0x20, 2, 0xfc, 10, 0, 0]],
  ['fill', [i32, i32, i32], [], [0x20, 0, 0x20, 1, 0x20, 2, 0xfc, 11, 0]],
  ['truncate', [f32], [i32], [0x20, 0, 0xfc, 0]],
  ['extend8', [i32], [i32], [0x20, 0, 0xc0]],
  ['extend16', [i32], [i32], [0x20, 0, 0xc1]],
  ['extend64of8', [i64], [i64], [0x20, 0, 0xc2]],
  ['extend64of16', [i64], [i64], [0x20, 0, 0xc3]],
  ['extend64of32', [i64], [i64], [0x20, 0, 0xc4]],
]

/** As wasm-bindgen makes them: with a table of references, which an import is given out to prepare. */
const module = moduleOf([
  {
    id: 1,
    content: listed([
      [0x60, 0, 0],
      ...newer.map(([, parameters, results]) => [0x60, ...sized(parameters), ...sized(results)]),
    ]),
  },
  { id: 2, content: listed([[...text('glue'), ...text('prepare'), 0, 0]]) },
  { id: 3, content: listed(newer.map((_, index) => [index + 1])) },
  {
    id: 4,
    content: listed([
      [0x70, 0, 1],
      [0x6f, 0, 8],
    ]),
  },
  { id: 5, content: listed([[0, 1]]) },
  {
    id: 7,
    content: listed([
      [...text('memory'), 2, 0],
      [...text('references'), 1, 1],
      [...text('start'), 0, 0],
      ...newer.map(([name], index) => [...text(name), 0, index + 1]),
    ]),
  },
  { id: 12, content: Uint8Array.of(0) },
  { id: 10, content: listed(newer.map(([, , , code]) => sized([0, ...code, 0x0b]))) },
])

type Run = (...values: (number | bigint)[]) => number | bigint
type Exports = Record<string, Run> & { memory: { buffer: ArrayBuffer } }
/** As much of it as is used here; Node has it, and its types do not. */
declare const WebAssembly: {
  Module: new (bytes: Uint8Array) => object
  Instance: new (module: object, imports: object) => { exports: Exports }
}

function run(bytes: Uint8Array): Exports {
  const prepare = () => {
    throw new Error('There is nothing to prepare.')
  }
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes), { glue: { prepare } })
  return exports
}

describe('WebAssembly for phones of 2020', () => {
  const [before, after] = [run(module), run(lowered(module))]

  it('needs nothing that came later', () => {
    expect(newerThanOldest(module).sort()).toEqual([
      '0xc0',
      '0xc1',
      '0xc2',
      '0xc3',
      '0xc4',
      '0xfc00',
      '0xfc0a',
      '0xfc0b',
      'a second table',
      'section 12',
    ])
    expect(newerThanOldest(lowered(module))).toEqual([])
  })

  it('has no table of references, and nothing to prepare', () => {
    expect(after.references).toBeUndefined()
    expect(() => after.start?.()).not.toThrow()
  })

  it('extends signs', () => {
    const random = seeded(1)
    for (let tries = 0; tries < 200; tries += 1) {
      const value = random.below(2 ** 32)
      for (const name of ['extend8', 'extend16']) expect(after[name]?.(value)).toBe(before[name]?.(value))
      const long = BigInt(value) * BigInt(random.below(2 ** 32))
      for (const name of ['extend64of8', 'extend64of16', 'extend64of32'])
        expect(after[name]?.(long)).toBe(before[name]?.(long))
    }
  })

  it.each([0, -0, 1.5, -1.5, 2147483520, 2147483648, -2147483648, -2147483904, 1e30, -1e30, Infinity, -Infinity, NaN])(
    'makes an integer of %d',
    (value) => expect(after.truncate?.(value)).toBe(before.truncate?.(value)),
  )

  it('copies and fills, also where what is read and what is written overlap', () => {
    const random = seeded(2)
    const memories = [before, after].map(({ memory }) => new Uint8Array(memory.buffer))
    for (const memory of memories) memory.set(Array.from({ length: 300 }, (_, index) => index % 251))
    for (let tries = 0; tries < 500; tries += 1) {
      const [to, from, count] = [random.below(200), random.below(200), random.below(40)]
      for (const { copy, fill } of [before, after]) {
        copy?.(to, from, count)
        if (tries % 5 === 0) fill?.(from, to + 200, random.below(1) + (count % 13))
      }
      expect(memories[1]?.subarray(0, 300)).toEqual(memories[0]?.subarray(0, 300))
    }
  })

  it('is refused where it has an instruction of which nothing is known', () => {
    const vectors = moduleOf([{ id: 10, content: listed([sized([0, 0xfd, 0, 0x0b])]) }])
    expect(() => lowered(vectors)).toThrow('Instruction 0xfd of WebAssembly is not known here.')
  })
})
