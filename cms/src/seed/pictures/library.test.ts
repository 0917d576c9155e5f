import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { random } from '../compose/random.ts'
import { library } from './library.ts'
import { draw, paint } from './paint.ts'
import { picturesFor } from './season.ts'

test('there are more than 24 pictures, each with a name of its own and words for those who cannot see it', () => {
  expect(library.length).toBeGreaterThan(24)
  expect(new Set(library.map(({ name }) => name)).size).toBe(library.length)
  for (const { alt } of library) expect(alt).toMatch(/（绘图，示例）$/)
})

describe.each(library)('$name', (picture) => {
  test('is drawn the same every time, without letters or foreign matter', () => {
    const svg = draw(picture)
    expect(svg).toBe(draw(picture))
    expect(svg).not.toMatch(/<text|<image|<script|href|NaN|undefined/)
  })
})

test('a picture is a JPEG of 1600 by 1000', async () => {
  const [first] = library
  const { format, width, height } = await sharp(first ? await paint(first) : Buffer.alloc(0)).metadata()
  expect({ format, width, height }).toEqual({ format: 'jpeg', width: 1600, height: 1000 })
})

test('pictures follow the season', () => {
  for (const name of picturesFor(['tea', 'terrace'], 7, random('july')))
    expect(library.find((picture) => picture.name === name)?.light).not.toBe('winter')
})
