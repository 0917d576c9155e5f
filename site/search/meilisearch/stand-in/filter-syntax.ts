import { ApiError } from './api-error.ts'

export type Document = Readonly<Record<string, unknown>>
export type Test = (document: Document) => boolean

const token = /\s*(?:("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|([\p{L}\p{N}_.-]+)|(!=|=|\(|\)))/uy
const keywords = new Set([
  'AND',
  'OR',
  'NOT',
  'IN',
  'TO',
  'EXISTS',
  'IS',
  'NULL',
  'EMPTY',
  'CONTAINS',
  'STARTS',
  'WITH',
])

/**
 * The part of the filter language that is used here: `attribute = value` and `!=`, AND, OR, NOT and parentheses, words bare or quoted
 * with `\"`, `\'` and `\\` escaped; and the array form. Throws as the API answers.
 */
export function filterTest(filter: unknown, filterable: readonly string[]): Test {
  if (typeof filter === 'string') return filter.trim() === '' ? () => true : new Parser(filter, filterable).whole()
  if (!Array.isArray(filter)) {
    const found = JSON.stringify(filter)
    throw new ApiError(
      'invalid_search_filter',
      `Invalid syntax for the filter parameter: \`expected String, Array, found: ${found}\`.`,
    )
  }
  const all = filter.map((one: unknown): Test => {
    if (!Array.isArray(one)) return filterTest(one, filterable)
    const any = one.map((choice: unknown) => filterTest(choice, filterable))
    return (document) => any.some((test) => test(document))
  })
  return (document) => all.every((test) => test(document))
}

class Parser {
  readonly #text: string
  readonly #filterable: readonly string[]
  #at = 0

  constructor(text: string, filterable: readonly string[]) {
    this.#text = text
    this.#filterable = filterable
  }

  whole(): Test {
    const test = this.#either()
    const rest = this.#text.slice(this.#at).trim()
    if (rest === '') return test
    throw this.#error(
      `Found unexpected characters at the end of the filter: \`${rest}\`. You probably forgot an \`OR\` or an \`AND\` rule.`,
    )
  }

  #either(): Test {
    const tests = [this.#both()]
    while (this.#take('OR')) tests.push(this.#both())
    return (document) => tests.some((test) => test(document))
  }

  #both(): Test {
    const tests = [this.#single()]
    while (this.#take('AND')) tests.push(this.#single())
    return (document) => tests.every((test) => test(document))
  }

  #single(): Test {
    if (this.#take('NOT')) {
      const test = this.#single()
      return (document) => !test(document)
    }
    if (this.#take('(')) {
      const test = this.#either()
      if (!this.#take(')')) throw this.#error('Expression is missing the following closing delimiter: `)`.')
      return test
    }
    const attribute = this.#value()
    const equal = this.#take('=')
    if (!equal && !this.#take('!=')) {
      throw this.#error(
        `Was expecting an operation \`=\`, \`!=\`, \`>=\`, \`>\`, \`<=\`, \`<\`, \`IN\` at \`${this.#text}\`.`,
      )
    }
    const wanted = this.#value().toLowerCase()
    if (!this.#filterable.includes(attribute)) {
      const names = this.#filterable.map((name) => `\`${name}\``).join(', ')
      throw this.#error(
        `Attribute \`${attribute}\` is not filterable. Available filterable attribute patterns are: ${names}.`,
      )
    }
    return (document) => [document[attribute]].flat().some((value) => String(value).toLowerCase() === wanted) === equal
  }

  #value(): string {
    const [whole, quoted, word] = this.#peek() ?? []
    if (quoted === undefined && (word === undefined || keywords.has(word))) {
      const rest = this.#text.slice(this.#at).trim()
      throw this.#error(
        rest === ''
          ? 'Was expecting a value but instead got nothing.'
          : `Was expecting a value but instead got \`${rest}\`.`,
      )
    }
    this.#at += whole?.length ?? 0
    return quoted === undefined ? (word ?? '') : quoted.slice(1, -1).replace(/\\(["'\\])/g, '$1')
  }

  #take(sign: string): boolean {
    const found = this.#peek()
    if (!found || (found[2] ?? found[3]) !== sign) return false
    this.#at += found[0].length
    return true
  }

  #peek(): RegExpExecArray | null {
    token.lastIndex = this.#at
    return token.exec(this.#text)
  }

  #error(message: string): ApiError {
    return new ApiError('invalid_search_filter', `${message}\n${this.#at + 1}:${this.#text.length + 1} ${this.#text}`)
  }
}
