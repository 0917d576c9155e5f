import { useNotification, useStrapiApp } from '@strapi/strapi/admin'
import type { Editor } from '@tiptap/react'
import type { ComponentType } from 'react'
import { bodyPicture, type LibraryFile } from './pictures.ts'

type LibraryDialog = ComponentType<{
  allowedTypes: string[]
  onClose(): void
  onSelectAssets(files: LibraryFile[]): void
}>

/** Strapi keeps its dialogs by name and knows nothing of their properties. */
const isDialog = (component: unknown): component is LibraryDialog => component !== undefined

/** The media library, for pictures that go where the cursor is, each with its caption. */
export function PictureChoice({ editor, onClose }: { editor: Editor; onClose(): void }) {
  const Dialog: unknown = useStrapiApp('PictureChoice', ({ components }) => components['media-library'])
  const { toggleNotification } = useNotification()
  if (!isDialog(Dialog)) return null
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
