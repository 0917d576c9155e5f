import { describe, expect, it } from 'vitest'
import { shownPicture } from './shown.ts'
import { toneOf } from './tone.ts'

describe('a picture on a page', () => {
  const picture = {
    alt: '村口',
    caption: null,
    width: 1600,
    height: 1067,
    color: '#9fbcd5',
    sources: [400, 800, 1600].map((width) => ({ name: `a-${width}.webp`, width, height: width })),
  }

  it('comes in every width, and in a middling one for browsers that choose none', () => {
    const shown = shownPicture(picture)
    expect(shown.srcset).toBe('/media/a-400.webp 400w, /media/a-800.webp 800w, /media/a-1600.webp 1600w')
    expect(shown.src).toBe('/media/a-800.webp')
    expect(shown.avif).toBeNull()
  })

  it('comes in AVIF once every width does', () => {
    const sources = picture.sources.map((source) => ({ ...source, avif: source.name.replace('webp', 'avif') }))
    expect(shownPicture({ ...picture, sources }).avif).toBe(
      '/media/a-400.avif 400w, /media/a-800.avif 800w, /media/a-1600.avif 1600w',
    )
    expect(shownPicture({ ...picture, sources: [...sources.slice(1), ...picture.sources.slice(0, 1)] }).avif).toBeNull()
  })

  it('waits on a ground of its own colour, from the fixed palette', () => {
    expect(shownPicture(picture).tone).toBe('tone-sky')
    expect(toneOf('#ffffff')).toBe('tone-paper')
    expect(toneOf('#000000')).toBe('tone-night')
    expect(toneOf('#2f5a33')).toBe('tone-forest')
  })
})
