import Image from '@tiptap/extension-image'
import { pictureSource, previewAddress } from './pictures.ts'

const imageOf = (element: Element): Element | null =>
  element.tagName === 'IMG' ? element : element.querySelector('img')
const attributeOf = (name: string) => ({
  default: null,
  parseHTML: (element: Element): string | null => imageOf(element)?.getAttribute(name) ?? null,
})

/**
 * A picture with its caption: `<figure><img><figcaption>`. A bare `<img>` becomes one without a caption.
 * The caption is text inside the node, so it is typed where it is read.
 */
export const PictureNode = Image.extend({
  content: 'inline*',
  isolating: true,
  defining: true,

  addAttributes: () => ({
    src: attributeOf('src'),
    alt: attributeOf('alt'),
    width: attributeOf('width'),
    height: attributeOf('height'),
  }),

  parseHTML: () => [
    {
      tag: 'figure',
      getAttrs: (element) => (pictureSource.test(imageOf(element)?.getAttribute('src') ?? '') ? null : false),
      contentElement: (element) => {
        const caption = element.ownerDocument.createElement('figcaption')
        caption.append(...(element.querySelector('figcaption')?.cloneNode(true).childNodes ?? []))
        return caption
      },
    },
    { tag: 'img', getAttrs: (element) => (pictureSource.test(element.getAttribute('src') ?? '') ? null : false) },
  ],

  renderHTML: ({ node, HTMLAttributes }) =>
    node.content.size > 0
      ? ['figure', ['img', HTMLAttributes], ['figcaption', 0]]
      : ['figure', ['img', HTMLAttributes]],

  addNodeView() {
    return ({ node }) => {
      const dom = document.createElement('figure')
      const image = document.createElement('img')
      image.src = previewAddress(String(node.attrs.src))
      image.alt = String(node.attrs.alt ?? '')
      image.draggable = false
      const caption = document.createElement('figcaption')
      const showWhetherEmpty = (empty: boolean): void => {
        caption.dataset.empty = String(empty)
      }
      showWhetherEmpty(node.content.size === 0)
      dom.append(image, caption)
      return {
        dom,
        contentDOM: caption,
        update: (next) => {
          if (next.type !== node.type || next.attrs.src !== node.attrs.src) return false
          showWhetherEmpty(next.content.size === 0)
          return true
        },
      }
    }
  },
})
