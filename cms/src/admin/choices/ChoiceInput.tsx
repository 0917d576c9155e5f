import { Field, SingleSelect, SingleSelectOption } from '@strapi/design-system'
import { useField } from '@strapi/strapi/admin'
import type { ReactNode } from 'react'
import { choiceLabel } from './labels.ts'

/** Strapi passes these, though its types say that an input gets none. */
export type ChoiceInputProps = {
  name?: string
  label?: ReactNode
  labelAction?: ReactNode
  hint?: ReactNode
  required?: boolean
  disabled?: boolean
  attribute?: { enum?: string[]; options?: { choices?: string[] } }
}

/** One of a few choices, under its Chinese name. */
export function ChoiceInput(props: ChoiceInputProps) {
  const { name = '', label, labelAction, hint, required = false, disabled = false, attribute } = props
  const field = useField<string | null>(name)
  const choices = attribute?.options?.choices ?? attribute?.enum ?? []
  const write = (value: string | number | undefined): void => field.onChange(name, value ? String(value) : null)
  return (
    <Field.Root
      name={name}
      hint={englishHint.test(String(hint)) ? undefined : hint}
      required={required}
      {...(field.error ? { error: field.error } : {})}
    >
      <Field.Label action={labelAction}>{label}</Field.Label>
      <SingleSelect
        value={field.value ?? ''}
        disabled={disabled}
        placeholder="请选择"
        onChange={write}
        {...(required ? {} : { onClear: () => write(undefined) })}
      >
        {choices.map((choice) => (
          <SingleSelectOption key={choice} value={choice}>
            {choiceLabel(name, choice)}
          </SingleSelectOption>
        ))}
      </SingleSelect>
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  )
}

/** A hint that only explains the stored words has nothing to say where the words are not shown. */
const englishHint = /^[a-z]+ \S+(?:，[a-z]+ \S+)*。$/
