import type { Reader } from './binary.ts'

/** One instruction: its opcode, that behind the prefix 0xfc as 0xfc00 and up, and its bytes with whatever it says besides. */
export type Instruction = { opcode: number; bytes: Uint8Array }

const prefix = 0xfc

/** The instructions of a function, one after the other. Throws at one that is not known here. */
export function* instructionsOf(code: Reader): Generator<Instruction> {
  while (!code.isDone) {
    let opcode = 0
    const bytes = code.span(() => {
      const first = code.byte()
      opcode = first === prefix ? prefix * 256 + code.number() : first
      readImmediates(opcode, code)
    })
    yield { opcode, bytes }
  }
}

type Immediates = { opcodes: readonly [from: number, to: number]; read: (code: Reader) => void }

const numbers = (count: number) => (code: Reader) => {
  for (let left = count; left > 0; left -= 1) code.number()
}
const bytes = (count: number) => (code: Reader) => code.take(count)
const [nothing, one, two] = [numbers(0), numbers(1), numbers(2)]

/** What stands behind the opcodes of the first version, of sign extension, conversion without traps and copying. */
const immediates: readonly Immediates[] = [
  { opcodes: [0x00, 0x01], read: nothing },
  // Blocks say what they give.
  { opcodes: [0x02, 0x04], read: one },
  { opcodes: [0x05, 0x05], read: nothing },
  { opcodes: [0x0b, 0x0b], read: nothing },
  // Branches and a call.
  { opcodes: [0x0c, 0x0d], read: one },
  {
    opcodes: [0x0e, 0x0e],
    read: (code) => {
      code.list(() => code.number())
      code.number()
    },
  },
  { opcodes: [0x0f, 0x0f], read: nothing },
  { opcodes: [0x10, 0x10], read: one },
  { opcodes: [0x11, 0x11], read: two },
  { opcodes: [0x1a, 0x1b], read: nothing },
  // Variables.
  { opcodes: [0x20, 0x24], read: one },
  // Memory.
  { opcodes: [0x28, 0x3e], read: two },
  { opcodes: [0x3f, 0x40], read: one },
  // Constants.
  { opcodes: [0x41, 0x42], read: one },
  { opcodes: [0x43, 0x43], read: bytes(4) },
  { opcodes: [0x44, 0x44], read: bytes(8) },
  // Arithmetic, with sign extension at its end.
  { opcodes: [0x45, 0xc4], read: nothing },
  { opcodes: [0xfc00, 0xfc07], read: nothing },
  { opcodes: [0xfc0a, 0xfc0a], read: two },
  { opcodes: [0xfc0b, 0xfc0b], read: one },
]

function readImmediates(opcode: number, code: Reader): void {
  const known = immediates.find(({ opcodes: [from, to] }) => opcode >= from && opcode <= to)
  if (!known) throw new Error(`Instruction 0x${opcode.toString(16)} of WebAssembly is not known here.`)
  known.read(code)
}
