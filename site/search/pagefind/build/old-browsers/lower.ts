import { type Bytes, joined, listed, moduleOf, number, Reader, type Section, sectionsOf, sized } from './binary.ts'
import { instructionsOf } from './instructions.ts'
import { doingNothing, inPlace, substitutes } from './substitutes.ts'

const section = { custom: 0, type: 1, import: 2, function: 3, table: 4, export: 7, code: 10, dataCount: 12 } as const
const kinds = { function: 0, table: 1 } as const
const functionReference = 0x70
const call = 0x10

/**
 * The same WebAssembly for phones of 2020 (baseline.mjs): Chromium has tables of references to values since 96; Safari has these,
 * copying, filling and conversion without traps since 15 and sign extension since 14.1. wasm-bindgen makes such a table for every
 * module and lets JavaScript prepare it; where no values cross the border it is never used, and falls away with its preparation.
 * Throws at what it does not know.
 */
export function lowered(module: Uint8Array): Uint8Array {
  const sections = sectionsOf(module)
  const read = (id: number): Reader => new Reader(sections.find((one) => one.id === id)?.content ?? Uint8Array.of(0))
  const imported = importedFunctions(read(section.import))
  const added = imported + read(section.function).number()
  const types = read(section.type).number()
  const functions = [...substitutes, doingNothing]
  const tables = functionTables(read(section.table))

  const rewrite: Readonly<Record<number, (content: Reader) => Uint8Array>> = {
    [section.type]: (content) =>
      extended(
        content,
        functions.map(({ type }) => type),
      ),
    [section.function]: (content) =>
      extended(
        content,
        functions.map((_, index) => number(types + index)),
      ),
    [section.table]: () => listed(tables),
    [section.export]: (content) =>
      listed(
        exportsOf(content).flatMap((one) =>
          keptExport(one, { imported, tables: tables.length, idle: added + substitutes.length }),
        ),
      ),
    [section.code]: (content) =>
      listed([
        ...content.list(() => sized(rewritten(new Reader(content.take(content.number())), added))),
        ...functions.map(({ code }) => sized([0, ...code, 0x0b])),
      ]),
  }
  const kept = sections.filter(({ id }) => id !== section.custom && id !== section.dataCount)
  return moduleOf(
    kept.map(({ id, content }): Section => ({ id, content: rewrite[id]?.(new Reader(content)) ?? content })),
  )
}

/** A list with more items at its end, so that those before keep their numbers. */
const extended = (content: Reader, more: readonly (readonly number[])[]): Uint8Array =>
  joined([number(content.number() + more.length), content.rest(), ...more])

function importedFunctions(content: Reader): number {
  const imports = content.list(() => {
    for (let names = 2; names > 0; names -= 1) content.take(content.number())
    const kind = content.byte()
    if (kind !== kinds.function) throw new Error(`An import of kind ${kind} into WebAssembly is not known here.`)
    return content.number()
  })
  return imports.length
}

/** The tables of functions, which there have always been. They have to stand before the others to keep their numbers. */
function functionTables(content: Reader): Uint8Array[] {
  const tables = content.list(() =>
    content.span(() => {
      content.byte()
      const limits = content.byte() === 0 ? 1 : 2
      for (let left = limits; left > 0; left -= 1) content.number()
    }),
  )
  return tables.filter(([type]) => type === functionReference)
}

type Export = { name: Uint8Array; kind: number; index: number }

const exportsOf = (content: Reader): Export[] =>
  content.list(() => ({ name: content.take(content.number()), kind: content.byte(), index: content.number() }))

/** An import that is given out again is the preparation of the table that is no more. */
function keptExport(
  { name, kind, index }: Export,
  numbers: { imported: number; tables: number; idle: number },
): number[][] {
  if (kind === kinds.table && index >= numbers.tables) return []
  const isPreparation = kind === kinds.function && index < numbers.imported
  return [[...sized(name), kind, ...number(isPreparation ? numbers.idle : index)]]
}

/** A function whose newer instructions are older ones or calls of what stands in for them, from number `added` on. */
function rewritten(body: Reader, added: number): Uint8Array {
  const locals = body.span(() => {
    body.list(() => [body.number(), body.byte()])
  })
  const code = [...instructionsOf(body)].map(({ opcode, bytes }): Bytes => {
    const substitute = substitutes.findIndex((one) => one.opcode === opcode)
    return substitute >= 0 ? [call, ...number(added + substitute)] : (inPlace.get(opcode) ?? bytes)
  })
  return joined([locals, ...code])
}
