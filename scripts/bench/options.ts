import { parseArgs } from 'node:util'

/** What can be chosen about a bench; each has its own presets. */
export interface BenchOptions {
  readonly name: string
  readonly pages: number | undefined
  readonly publishes: number | undefined
  readonly documents: number | undefined
  readonly runs: number | undefined
  /** A JSONL file of texts to fill the site with. */
  readonly corpus: string | undefined
  /** Fills by the ordinary import rather than the bulk loader. */
  readonly ordinary: boolean
  readonly json: boolean
}

/** Reads the command line; throws a TypeError where it is none. */
export function readOptions(parameters: string[]): BenchOptions {
  const text = { type: 'string' } as const
  const flag = { type: 'boolean' } as const
  const options = {
    pages: text,
    publishes: text,
    documents: text,
    runs: text,
    corpus: text,
    ordinary: flag,
    json: flag,
  } as const
  const { values, positionals } = parseArgs({ args: parameters, options, allowPositionals: true })
  if (positionals.length > 1) throw new TypeError(`one bench at a time, not ${positionals.join(', ')}`)
  return {
    name: positionals[0] ?? '',
    pages: wholeNumber(values.pages),
    publishes: wholeNumber(values.publishes),
    documents: wholeNumber(values.documents),
    runs: wholeNumber(values.runs),
    corpus: values.corpus,
    ordinary: values.ordinary === true,
    json: values.json === true,
  }
}

function wholeNumber(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  if (!/^\d+$/.test(text)) throw new TypeError(`${text} is not a whole number`)
  return Number(text)
}
