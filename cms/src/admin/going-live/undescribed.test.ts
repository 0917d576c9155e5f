import { expect, test } from 'vitest'
import { undescribedPictures } from './undescribed.ts'

const silent = { mime: 'image/jpeg', alternativeText: null, caption: ' ' }
const described = { mime: 'image/jpeg', alternativeText: '党员清理河道' }
const captioned = { mime: 'image/jpeg', alternativeText: null, caption: '活动现场' }
const activity = (values: unknown) => undescribedPictures('api::activity.activity', values)

test('pictures without any words are counted by the fields that hold them', () => {
  expect(activity({ cover: silent, photos: [silent, described, captioned], body: 'x' })).toEqual([
    { label: '照片', count: 1 },
    { label: '封面图', count: 1 },
  ])
  expect(activity({ progress: { percent: 30, before: silent, after: described } })).toEqual([
    { label: '之前的照片', count: 1 },
  ])
  expect(undescribedPictures('api::overview.overview', { roomPhotos: [silent, silent], cover: null })).toEqual([
    { label: '活动场所照片', count: 2 },
  ])
})

test('where there is nothing to describe there is nothing to say', () => {
  expect(activity({ photos: [], cover: null, progress: null })).toEqual([])
  expect(activity(undefined)).toEqual([])
  expect(undescribedPictures('plugin::upload.file', silent)).toEqual([])
})

test('a relation that only counts its files is not mistaken for a picture', () => {
  expect(activity({ photos: { count: 3 } })).toEqual([])
})

test('what the server keeps of the pictures in a text is described there', () => {
  expect(activity({ bodyPictures: [silent] })).toEqual([])
})
