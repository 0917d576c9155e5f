import { expect, test } from 'vitest'
import { mediaNames, type OverviewRecord, type Picture } from './records.ts'

const picture = (name: string): Picture => ({
  alt: '',
  caption: null,
  width: 1600,
  height: 1000,
  color: '#8a9a7b',
  sources: [
    { name: `${name}-480.webp`, width: 480, height: 300 },
    { name: `${name}-960.webp`, width: 960, height: 600, avif: `${name}-960.avif` },
  ],
})

test('pictures of the fields and of the text are public once each, in every width and format', () => {
  const overview: OverviewRecord = {
    type: 'overview',
    id: 'v1',
    organizationId: 'o1',
    summary: null,
    body: '<p><img src="/media/text-960.webp" alt=""><img src="/media/room-480.webp" alt=""></p>',
    bodyPictures: [picture('text')].map(({ alt: _alt, caption: _caption, ...made }) => made),
    leaders: [{ post: '书记', name: '张某', portrait: picture('leader') }],
    cover: null,
    roomPhotos: [picture('room')],
    confirmedOn: null,
    updatedAt: '2026-11-22T00:00:00.000Z',
  }
  expect(mediaNames(overview)).toEqual([
    'leader-480.webp',
    'leader-960.avif',
    'leader-960.webp',
    'room-480.webp',
    'room-960.avif',
    'room-960.webp',
    'text-480.webp',
    'text-960.avif',
    'text-960.webp',
  ])
})
