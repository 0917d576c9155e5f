import { Field } from '@strapi/design-system'
import { useField, useNotification, useStrapiApp } from '@strapi/strapi/admin'
import { type Editor, EditorContent, useEditor } from '@tiptap/react'
import { type ComponentType, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { cleanPasted } from './pasted.ts'
import { bodyPicture, type LibraryFile } from './pictures.ts'
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

type LibraryDialog = ComponentType<{
  allowedTypes: string[]
  onClose(): void
  onSelectAssets(files: LibraryFile[]): void
}>

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
  const written = useRef(field.value ?? '')
  const write = useRef(field.onChange)
  write.current = field.onChange

  const editor = useEditor({
    extensions,
    content: written.current,
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
      written.current = tidy(changed.getHTML())
      write.current(name, written.current)
    },
  })

  useEffect(() => {
    editor.setEditable(!disabled, false)
  }, [editor, disabled])

  useEffect(() => {
    const value = field.value ?? ''
    if (value === written.current) return
    written.current = value
    editor.commands.setContent(value, { emitUpdate: false })
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

function PictureChoice({ editor, onClose }: { editor: Editor; onClose(): void }) {
  const Dialog = useStrapiApp('BodyInput', ({ components }) => components['media-library']) as LibraryDialog | undefined
  const { toggleNotification } = useNotification()
  if (!Dialog) return null
  const insert = (files: LibraryFile[]): void => {
    onClose()
    const pictures = files.map((file) => ({ file, picture: bodyPicture(file) }))
    const unusable = pictures.filter(({ picture }) => !picture).map(({ file }) => file.name)
    if (unusable.length > 0) {
      toggleNotification({ type: 'warning', message: `不能放进正文：${unusable.join('、')}。请重新上传这张图片再试。` })
    }
    const nodes = pictures.flatMap(({ file, picture }) =>
      picture
        ? [{ type: 'image', attrs: picture, content: file.caption ? [{ type: 'text', text: file.caption }] : [] }]
        : [],
    )
    if (nodes.length > 0)
      editor
        .chain()
        .focus()
        .insertContent([...nodes, { type: 'paragraph' }])
        .run()
  }
  return <Dialog allowedTypes={['images']} onClose={onClose} onSelectAssets={insert} />
}
