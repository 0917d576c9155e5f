import { Field } from '@strapi/design-system'
import { lazy, Suspense } from 'react'
import type { BodyInputProps } from './BodyInput.tsx'

const BodyInput = lazy(() => import('./BodyInput.tsx'))

/** Keeps the editor's place until its code has come. */
export function LazyBodyInput(props: BodyInputProps) {
  const place = (
    <Field.Root name={props.name ?? ''} minHeight="38rem">
      <Field.Label>{props.label}</Field.Label>
    </Field.Root>
  )
  return (
    <Suspense fallback={place}>
      <BodyInput {...props} />
    </Suspense>
  )
}
