import { expect, test } from 'vitest'
import { finished, isSameUpload, isSmaller, type PictureMetadata, understood, wantsAvif } from './progress.ts'

const metadata: PictureMetadata = {
  original: 'o.jpg',
  picture: {
    width: 800,
    height: 600,
    color: '#112233',
    sources: [
      { name: 'a.webp', width: 480, height: 360, bytes: 1000 },
      { name: 'b.webp', width: 800, height: 600, bytes: 3000 },
    ],
  },
}

test('a picture wants AVIF until it is made, however the driver gives its row', () => {
  expect(wantsAvif({ id: 1, provider_metadata: metadata })).toEqual({ id: 1, metadata })
  expect(wantsAvif({ id: 1, provider_metadata: JSON.stringify(metadata) })).toEqual({ id: 1, metadata })
  expect(wantsAvif({ id: 1, provider_metadata: { ...metadata, avif: ['c.avif', 'd.avif'] } })).not.toBeNull()
  expect(wantsAvif({ id: 1, provider_metadata: finished(metadata, []) })).toBeNull()
})

test.each([null, '', '{', { attachment: { name: 'a.pdf' } }, { picture: { width: 3 }, original: 'o.jpg' }])(
  '%o is no picture',
  (stored) => {
    expect(understood(stored)).toBeNull()
  },
)

test('AVIF is worth it when every width is smaller', () => {
  const { sources } = metadata.picture
  expect(isSmaller(sources, [{ length: 700 }, { length: 2000 }])).toBe(true)
  expect(isSmaller(sources, [{ length: 700 }, { length: 3000 }])).toBe(false)
  expect(isSmaller(sources, [{ length: 700 }])).toBe(false)
  expect(isSmaller(sources, [])).toBe(false)
})

test('each WebP has its AVIF beside it, or none has', () => {
  expect(finished(metadata, ['c.avif', 'd.avif'])).toMatchObject({
    avif: 'made',
    picture: {
      sources: [
        { name: 'a.webp', avif: 'c.avif' },
        { name: 'b.webp', avif: 'd.avif' },
      ],
    },
  })
  expect(finished(finished(metadata, ['c.avif', 'd.avif']), []).picture).toEqual(metadata.picture)
})

test('a file that was replaced or taken out is another upload', () => {
  expect(isSameUpload(metadata, { ...metadata, avif: ['c.avif'] })).toBe(true)
  expect(isSameUpload(metadata, { ...metadata, original: 'p.jpg' })).toBe(false)
  expect(isSameUpload(metadata, null)).toBe(false)
})
