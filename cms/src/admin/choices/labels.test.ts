import { components, documentTypes } from '@huoye/content-types'
import { expect, it } from 'vitest'
import { choiceLabel } from './labels.ts'

const choices = [...documentTypes, ...components].flatMap(({ name, fields }) =>
  Object.entries(fields).flatMap(([field, definition]) =>
    definition.kind === 'choice' || definition.kind === 'choices'
      ? definition.choices.map((value) => ({ name, field, value }))
      : [],
  ),
)

it.each(choices)('the choice $value of $name.$field reads Chinese', ({ field, value }) => {
  expect(choiceLabel(field, value)).toMatch(/[一-鿿]/)
})
