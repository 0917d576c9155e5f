import type { DocumentTypeDefinition, Field, Fields } from '@huoye/content-types'
import type { Core } from '@strapi/strapi'
import { componentFields } from '../content.ts'
import { sanitiseBody } from '../sanitise/body.ts'
import { oneLine, plainCharacters } from '../sanitise/characters.ts'
import { isServer } from './trusted.ts'

type Data = Record<string, unknown>

/** What of the data of a write is stored, and how: nothing that only the server sets, unless the server writes. */
export function fitToStore(strapi: Core.Strapi, { fields }: DocumentTypeDefinition, data: Data): Data {
  const allowed = isServer() ? data : withoutServerSet(fields, data)
  return tidy(fields, allowed, String(strapi.config.get('server.absoluteUrl', '')))
}

/**
 * What a person or a program sent, made fit to be stored: texts without control characters, bodies sanitised,
 * components likewise. Keys that are not fields of the type (relations' `connect`, timestamps) pass untouched.
 */
export function tidy(fields: Fields, data: Data, ownOrigin: string): Data {
  return Object.fromEntries(
    Object.entries(data).map(([name, value]) => {
      const field = fields[name]
      return [name, field ? tidyValue(field, value, ownOrigin) : value]
    }),
  )
}

/** The same without what only the server may set. */
export function withoutServerSet(fields: Fields, data: Data): Data {
  return Object.fromEntries(Object.entries(data).filter(([name]) => !fields[name]?.serverSet))
}

function tidyValue(field: Field, value: unknown, ownOrigin: string): unknown {
  if (field.kind === 'component') {
    const inner = componentFields(field.component)
    if (Array.isArray(value)) return value.map((item) => (isData(item) ? tidy(inner, item, ownOrigin) : item))
    return isData(value) ? tidy(inner, value, ownOrigin) : value
  }
  if (typeof value !== 'string') return value
  if (field.kind === 'html') return sanitiseBody(value, ownOrigin)
  if (field.kind === 'longText') return plainCharacters(value)
  if (field.kind === 'text') return oneLine(value)
  return value
}

const isData = (value: unknown): value is Data => typeof value === 'object' && value !== null && !Array.isArray(value)
