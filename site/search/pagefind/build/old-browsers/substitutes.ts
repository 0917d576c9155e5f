const [i32, f32] = [0x7f, 0x7d]
const [block, loop, end, elseOf, branch, branchIf, ifIn, giving] = [0x02, 0x03, 0x0b, 0x05, 0x0c, 0x0d, 0x04, i32]
const nothing = 0x40
const get = (local: number) => [0x20, local]
const set = (local: number) => [0x21, local]
const constant = (byte: number) => [0x41, byte]
const [isLessUnsigned, isAtMostUnsigned, add, subtract] = [0x49, 0x4d, 0x6a, 0x6b]
const [loadByte, storeByte, loadEight, storeEight] = [
  [0x2d, 0, 0],
  [0x3a, 0, 0],
  [0x29, 0, 0],
  [0x37, 0, 0],
]

/** Three parameters of the functions below, as the instructions that they stand for take them. */
const [to, from, count] = [0, 1, 2]

const decrease = (local: number, by: number) => [...get(local), ...constant(by), subtract, ...set(local)]
const increase = (local: number, by: number) => [...get(local), ...constant(by), add, ...set(local)]

/** Repeats while at least `least` are left to be copied or filled. */
const whileLeft = (least: number, ...body: number[][]) => [
  ...[block, nothing, loop, nothing],
  ...[...get(count), ...constant(least), isLessUnsigned, branchIf, 1],
  ...body.flat(),
  ...[branch, 0, end, end],
]

const forward = (width: number, load: number[], store: number[]) =>
  whileLeft(
    width,
    [...get(to), ...get(from), ...load, ...store],
    increase(to, width),
    increase(from, width),
    decrease(count, width),
  )

const backward = (width: number, load: number[], store: number[]) =>
  whileLeft(
    width,
    decrease(count, width),
    [...get(to), ...get(count), add],
    [...get(from), ...get(count), add, ...load, ...store],
  )

/** Copies from the end that is not written over before it is read, eight bytes at a time while there are so many. */
const copy = [
  ...[...get(to), ...get(from), isAtMostUnsigned, ifIn, nothing],
  ...forward(8, loadEight, storeEight),
  ...forward(1, loadByte, storeByte),
  elseOf,
  ...backward(8, loadEight, storeEight),
  ...backward(1, loadByte, storeByte),
  end,
]

const fill = whileLeft(1, decrease(count, 1), [...get(to), ...get(count), add, ...get(from), ...storeByte])

const real = (value: number) => [0x43, ...new Uint8Array(Float32Array.of(value).buffer)]
const [differs, isLess, isAtLeast, truncate] = [0x5c, 0x5d, 0x60, 0xa8]
const [smallest, largest] = [
  [0x41, 0x80, 0x80, 0x80, 0x80, 0x78],
  [0x41, 0xff, 0xff, 0xff, 0xff, 0x07],
]

/** No number is 0, and what is beyond the integers is the last of them. */
const truncateWithin = [
  ...[...get(0), ...get(0), differs, ifIn, giving, ...constant(0), elseOf],
  ...[...get(0), ...real(-(2 ** 31)), isLess, ifIn, giving, ...smallest, elseOf],
  ...[...get(0), ...real(2 ** 31), isAtLeast, ifIn, giving, ...largest, elseOf],
  ...[...get(0), truncate, end, end, end],
]

/** A function that does what an instruction does which came later: its type and its code. */
export type Substitute = { opcode: number; type: readonly number[]; code: readonly number[] }

const typeOf = (parameters: number[], results: number[]): number[] => [
  0x60,
  ...[parameters.length, ...parameters],
  ...[results.length, ...results],
]

export const substitutes: readonly Substitute[] = [
  { opcode: 0xfc00, type: typeOf([f32], [i32]), code: truncateWithin },
  { opcode: 0xfc0a, type: typeOf([i32, i32, i32], []), code: copy },
  { opcode: 0xfc0b, type: typeOf([i32, i32, i32], []), code: fill },
]

export const doingNothing: Omit<Substitute, 'opcode'> = { type: typeOf([], []), code: [] }

const shiftedThere = (size: number, [constantOf, left, right]: readonly [number, number, number]) => [
  ...[constantOf, size, left],
  ...[constantOf, size, right],
]
const [shifts32, shifts64] = [[0x41, 0x74, 0x75] as const, [0x42, 0x86, 0x87] as const]

/** Instructions that came later, in instructions that were there: a sign is extended by shifting there and back. */
export const inPlace: ReadonlyMap<number, readonly number[]> = new Map([
  [0xc0, shiftedThere(24, shifts32)],
  [0xc1, shiftedThere(16, shifts32)],
  [0xc2, shiftedThere(56, shifts64)],
  [0xc3, shiftedThere(48, shifts64)],
  [0xc4, shiftedThere(32, shifts64)],
])
