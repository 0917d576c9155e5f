import { expect, test } from 'vitest'
import { undescribedPictures } from './undescribed.ts'

const silent = { mime: 'image/jpeg', alternativeText: null, caption: ' ' }
const described = { mime: 'image/jpeg', alternativeText: '党员清理河道' }
const captioned = { mime: 'image/jpeg', alternativeText: null, caption: '活动现场' }

test('pictures without any words are counted wherever a document holds them', () => {
  expect(undescribedPictures({ cover: silent, photos: [silent, described, captioned], body: 'x' })).toBe(2)
  expect(undescribedPictures({ progress: { percent: 30, before: silent, after: described } })).toBe(1)
  expect(undescribedPictures({ roomPhotos: [], cover: null, photos: undefined })).toBe(0)
  expect(undescribedPictures(undefined)).toBe(0)
})

test('a relation that only counts its files is not mistaken for a picture', () => {
  expect(undescribedPictures({ photos: { count: 3 } })).toBe(0)
})
