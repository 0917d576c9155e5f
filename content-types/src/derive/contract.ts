import { z } from 'zod'
import type { ComponentDefinition, ComponentName, DocumentTypeDefinition, Field } from '../define/field.ts'
import { components } from '../documents/components.ts'

const isText = (value: unknown): boolean => typeof value === 'string' && value.trim() !== ''
const isPresent = (value: unknown): boolean =>
  value !== null &&
  value !== undefined &&
  !(typeof value === 'string' && value.trim() === '') &&
  !(Array.isArray(value) && value.length === 0)

function fieldContract(field: Field): z.ZodType {
  const { label } = field
  switch (field.kind) {
    case 'text':
    case 'longText':
    case 'html': {
      let text = z.string({ error: `“${label}”应是文字` })
      if (field.max) text = text.max(field.max, { error: `“${label}”不能超过${field.max}个字` })
      if (field.kind === 'text' && field.pattern) {
        const { pattern } = field
        return text.refine((value) => !isText(value) || pattern.test(value), {
          error: `“${label}”格式不对${field.hint ? `：${field.hint}` : ''}`,
        })
      }
      return text
    }
    case 'integer': {
      const { min = Number.MIN_SAFE_INTEGER, max = Number.MAX_SAFE_INTEGER } = field
      const error =
        field.min !== undefined && field.max !== undefined
          ? `“${label}”应是${min}到${max}之间的整数`
          : `“${label}”应是整数`
      return z.int({ error }).min(min, { error }).max(max, { error })
    }
    case 'boolean':
      return z.boolean({ error: `“${label}”应是“是”或“否”` })
    case 'date':
      return z.iso.date({ error: `“${label}”应是日期，如 2026-11-22` })
    case 'datetime':
      return z.union([z.iso.datetime({ offset: true }), z.date()], { error: `“${label}”应是日期和时间` })
    case 'choice':
      return z.enum(field.choices as [string, ...string[]], { error: `“${label}”只能是：${field.choices.join('、')}` })
    case 'choices':
      return z.array(z.enum(field.choices as [string, ...string[]]), {
        error: `“${label}”只能是：${field.choices.join('、')}`,
      })
    case 'component': {
      const inner = z.lazy(() => contractOf(componentNamed(field.component)))
      return field.many ? z.array(inner) : inner
    }
    case 'picture':
    case 'pictures':
    case 'files':
    case 'relation':
      return z.unknown()
  }
}

function componentNamed(name: ComponentName): ComponentDefinition {
  const found = components.find((component) => component.name === name)
  if (!found) throw new Error(`unknown component ${name}`)
  return found
}

function contractOf({ fields, together }: Pick<ComponentDefinition, 'fields' | 'together'>): z.ZodType {
  const absent = Object.fromEntries(Object.keys(fields).map((name) => [name, null]))
  const shape = z.looseObject(
    Object.fromEntries(
      Object.entries(fields).map(([name, field]) => {
        const inner = fieldContract(field).nullish()
        const checked =
          field.required && !field.serverSet ? inner.refine(isPresent, { error: `请填写“${field.label}”` }) : inner
        return [name, checked]
      }),
    ),
  )
  const whole = shape.superRefine((value, context) => {
    for (const { field, message } of together?.(value) ?? [])
      context.addIssue({ code: 'custom', path: [field], message })
  })
  return z.preprocess((value) => (value !== null && typeof value === 'object' ? { ...absent, ...value } : value), whole)
}

const contracts = new Map<string, z.ZodType>()

/** What a document must satisfy before it is published. Every message is Chinese and names the field by its label. */
export function documentContract(type: DocumentTypeDefinition): z.ZodType {
  const known = contracts.get(type.name)
  if (known) return known
  const made = contractOf(type)
  contracts.set(type.name, made)
  return made
}
