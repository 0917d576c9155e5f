import { Field } from '@strapi/design-system'
import { useField, useNotification } from '@strapi/strapi/admin'
import { EditorContent, useEditor } from '@tiptap/react'
import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { PictureChoice } from './PictureChoice.tsx'
import { cleanPasted } from './pasted.ts'
import { Surface } from './Surface.tsx'
import { extensions } from './schema.ts'
import { Toolbar } from './Toolbar.tsx'
import { tidy } from './tidy.ts'

/** Strapi passes these, though its types say that an input gets none. */
export type BodyInputProps = {
  name?: string
  label?: ReactNode
  labelAction?: ReactNode
  hint?: ReactNode
  required?: boolean
  disabled?: boolean
}

/** The input of a `global::html` field: value and change are an HTML string, empty when the text is. */
export default function BodyInput({
  name = '',
  label,
  labelAction,
  hint,
  required = false,
  disabled = false,
}: BodyInputProps) {
  const field = useField<string>(name)
  const { toggleNotification } = useNotification()
  const [choosing, setChoosing] = useState(false)
  const id = useId()
  const initial = useRef(field.value ?? '')
  /** The value in the form and what was written after it, which is still on its way there; any other value comes from outside. */
  const written = useRef([initial.current])
  const write = useRef(field.onChange)
  write.current = field.onChange

  const editor = useEditor({
    extensions,
    content: initial.current,
    editable: !disabled,
    editorProps: {
      attributes: {
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': typeof label === 'string' ? label : '正文',
        'aria-describedby': `${id}-hint ${id}-error`,
      },
      transformPastedHTML: (html) => {
        const pasted = cleanPasted(html)
        if (pasted.lostPictures > 0) {
          toggleNotification({
            type: 'warning',
            message: `文字已贴好；${pasted.lostPictures} 张图片没有带过来，请用“插入图片”上传。`,
          })
        }
        return pasted.html
      },
    },
    onUpdate: ({ editor: changed }) => {
      const html = tidy(changed.getHTML())
      written.current.push(html)
      write.current(name, html)
    },
  })

  useEffect(() => {
    editor.setEditable(!disabled, false)
  }, [editor, disabled])

  useEffect(() => {
    const value = field.value ?? ''
    const shown = written.current.at(-1)
    const arrived = written.current.lastIndexOf(value)
    written.current = arrived >= 0 ? written.current.slice(arrived) : [value]
    if (arrived < 0 && tidy(value) !== shown) editor.commands.setContent(value, { emitUpdate: false })
  }, [editor, field.value])

  return (
    <Field.Root id={id} name={name} {...(field.error ? { error: field.error } : {})} hint={hint} required={required}>
      <Field.Label action={labelAction} onClick={() => editor.commands.focus()}>
        {label}
      </Field.Label>
      <Surface $hasError={Boolean(field.error)} $disabled={disabled}>
        {!disabled && <Toolbar editor={editor} onInsertPicture={() => setChoosing(true)} />}
        <EditorContent editor={editor} />
      </Surface>
      <Field.Hint />
      <Field.Error />
      {choosing && <PictureChoice editor={editor} onClose={() => setChoosing(false)} />}
    </Field.Root>
  )
}
