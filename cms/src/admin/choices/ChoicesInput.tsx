import { documentTypes, uidOf } from '@huoye/content-types'
import { Checkbox, Field, Flex } from '@strapi/design-system'
import { unstable_useContentManagerContext as useContentManager, useField } from '@strapi/strapi/admin'
import type { ChoiceInputProps } from './ChoiceInput.tsx'
import { choiceLabel } from './labels.ts'

const isList = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string')

/** Any of a few choices, kept as a JSON list; an empty list is kept as nothing. */
export function ChoicesInput({ name = '', label, hint, required = false, disabled = false }: ChoiceInputProps) {
  const field = useField<unknown>(name)
  const { model } = useContentManager()
  const definition = documentTypes.find((type) => uidOf(type.name) === model)?.fields[name]
  const choices = definition?.kind === 'choices' ? definition.choices : []
  const chosen = isList(field.value) ? field.value : []
  const toggle = (choice: string, on: boolean): void => {
    const next = choices.filter((one) => (one === choice ? on : chosen.includes(one)))
    field.onChange(name, next.length > 0 ? next : null)
  }
  return (
    <Field.Root name={name} hint={hint} required={required} {...(field.error ? { error: field.error } : {})}>
      <Field.Label>{label}</Field.Label>
      <Flex gap={5} wrap="wrap" role="group" aria-label={typeof label === 'string' ? label : undefined}>
        {choices.map((choice) => (
          <Checkbox
            key={choice}
            checked={chosen.includes(choice)}
            disabled={disabled}
            onCheckedChange={(on) => toggle(choice, on === true)}
          >
            {choiceLabel(name, choice)}
          </Checkbox>
        ))}
      </Flex>
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  )
}
