import { ApiError, type ErrorCode } from './api-error.ts'

export type Fields = Readonly<Record<string, unknown>>

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
export const isText = (value: unknown): value is string => typeof value === 'string'
export const isTexts = (value: unknown): value is string[] => Array.isArray(value) && value.every(isText)
export const isCount = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0

/** What a field may hold, how that is called in the error, and the code of the error. */
export type FieldRule = readonly [fits: (value: unknown) => boolean, expected: string, code: ErrorCode]
export type FieldRules = Readonly<Record<string, FieldRule>>

const kinds: Readonly<Record<string, string>> = {
  string: 'a string',
  number: 'a number',
  boolean: 'a boolean',
  object: 'an object',
}

const kindOf = (value: unknown): string =>
  value === null ? 'null' : Array.isArray(value) ? 'an array' : (kinds[typeof value] ?? 'a value')

/** The body as an object of known fields only; null counts as left out, as everywhere in the API. Throws as the API answers. */
export function fieldsOf(body: unknown, rules: FieldRules, at = ''): Fields {
  if (!isFields(body))
    throw new ApiError('bad_request', `Invalid value type: expected an object, but found ${kindOf(body)}`)
  for (const [name, value] of Object.entries(body)) {
    const rule = rules[name]
    const known = Object.keys(rules).map((one) => `\`${one}\``)
    if (!rule) {
      const inside = at === '' ? '' : ` inside \`${at}\``
      throw new ApiError('bad_request', `Unknown field \`${name}\`${inside}: expected one of ${known.join(', ')}`)
    }
    const [fits, expected, code] = rule
    if (value === null || fits(value)) continue
    const found = `${kindOf(value)}: \`${JSON.stringify(value)}\``
    throw new ApiError(code, `Invalid value type at \`${at}.${name}\`: expected ${expected}, but found ${found}`)
  }
  return body
}

export const textIn = (fields: Fields, name: string): string | null => {
  const value = fields[name]
  return isText(value) ? value : null
}
export const textsIn = (fields: Fields, name: string): string[] | null => {
  const value = fields[name]
  return isTexts(value) ? value : null
}
export const countIn = (fields: Fields, name: string, otherwise: number): number => {
  const value = fields[name]
  return isCount(value) ? value : otherwise
}
