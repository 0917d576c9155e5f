import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { Readable } from 'node:stream'
import type { Core } from '@strapi/strapi'
import { type MadeAttachment, makeAttachment } from '../attachments/make.ts'
import { originalsDir, put } from '../media/store.ts'
import { type MadePicture, makePicture } from './make.ts'
import { FileRefused } from './refused.ts'

/** A file on its way through Strapi's upload service; what is set here is stored with its row. */
type Upload = {
  name: string
  hash: string
  ext: string
  mime: string
  size: number
  sizeInBytes?: number
  width?: number
  height?: number
  url?: string
  filepath?: string
  stream?: AsyncIterable<Uint8Array>
  getStream?: () => Readable
  provider_metadata?: { picture?: MadePicture; attachment?: MadeAttachment; original?: string }
}

const pictureExtensions = /^\.(jpe?g|png|webp|gif|tiff?|avif|hei[cf]|svg|bmp)$/i

/**
 * Takes over what Strapi does with the bytes of a file: pictures become derivatives, the original goes where nobody is served
 * from, attachments are sniffed. The rows, folders and permissions of the media library stay Strapi's.
 */
export function takeOverUploads(strapi: Core.Strapi): void {
  Object.assign(strapi.plugin('upload').service('image-manipulation'), pictureSteps)
  strapi.plugin('upload').provider.extend({
    upload: place,
    uploadStream: place,
    replaceStream: place,
    delete: async () => {},
    isPrivate: () => false,
    getSignedUrl: (file: Upload) => ({ url: file.url }),
  })
}

/** The steps of the upload service, in its own order and under its own names. */
const pictureSteps = {
  isImage: async (file: Upload) => file.mime.startsWith('image/') || pictureExtensions.test(file.ext),
  isFaultyImage: async () => false,
  isOptimizableImage: async () => true,
  optimize: asPicture,
  getDimensions: async (file: Upload) => ({ width: file.width ?? null, height: file.height ?? null }),
  isResizableImage: async () => true,
  generateThumbnail: async (file: Upload) => thumbnail(file),
  generateResponsiveFormats: async () => [],
}

/** Reads an uploaded picture, makes its derivatives and keeps the original apart. Throws FileRefused. */
export async function asPicture(file: Upload): Promise<Upload> {
  if (!file.filepath) throw new FileRefused(file.name, 'missing')
  const bytes = await readFile(file.filepath)
  const picture = await makePicture(bytes, file.name)
  const original = await put(originalsDir(), bytes, (extname(file.name).slice(1) || 'bin').toLowerCase())
  const largest = picture.sources.at(-1)
  return {
    ...file,
    ext: '.webp',
    mime: 'image/webp',
    width: picture.width,
    height: picture.height,
    size: Math.round((largest?.bytes ?? 0) / 10) / 100,
    sizeInBytes: largest?.bytes ?? 0,
    provider_metadata: { picture, original },
    getStream: nothing,
  }
}

function thumbnail(file: Upload): Upload | null {
  const smallest = file.provider_metadata?.picture?.sources[0]
  if (!smallest) return null
  const { name, width, height, bytes } = smallest
  const hash = name.replace(/\.webp$/, '')
  return {
    name,
    hash,
    ext: '.webp',
    mime: 'image/webp',
    width,
    height,
    size: Math.round(bytes / 10) / 100,
    sizeInBytes: bytes,
    getStream: nothing,
  }
}

const nothing = (): Readable => Readable.from([])

/** Gives a file its address. Pictures have their derivatives by now; anything else is an attachment, and is kept here. */
async function place(file: Upload): Promise<void> {
  const largest = file.provider_metadata?.picture?.sources.at(-1)
  if (largest) {
    file.url = `/media/${largest.name}`
  } else if (file.mime === 'image/webp') {
    file.url = `/media/${file.hash}${file.ext}`
  } else {
    const attachment = await makeAttachment(await bytesOf(file.stream), file.name)
    file.provider_metadata = { attachment }
    file.url = `/media/${attachment.name}`
  }
}

async function bytesOf(stream: AsyncIterable<Uint8Array> | undefined): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  for await (const chunk of stream ?? []) chunks.push(chunk)
  return Buffer.concat(chunks)
}
