import { describe, expect, it } from 'vitest'
import { inBody, syntheticPicture } from '../../fixtures/county.ts'
import { shownPicture } from '../pictures/shown.ts'
import { bodyParts } from './body-parts.ts'

const figure = (name: string, alt = '') => `<figure><img src="/media/${name}" alt="${alt}" width="800" height="533" />`

describe('a body', () => {
  it('without pictures is one piece', () => {
    expect(bodyParts('<p>文</p>', [])).toEqual([{ html: '<p>文</p>' }])
  })

  it('has its pictures in every width, by whichever of them it was written with, under the words that stand there', () => {
    const picture = syntheticPicture(4)
    const body = `<p>前</p>${figure('sample-4-800.webp', '桥&amp;&quot;路&quot;')}<figcaption>图</figcaption></figure>`
    expect(bodyParts(body, [inBody(picture)])).toEqual([
      { html: '<p>前</p><figure>' },
      { picture: { ...shownPicture(picture), alt: '桥&"路"' } },
      { html: '<figcaption>图</figcaption></figure>' },
    ])
  })

  it('keeps a picture of which nothing is known as it is', () => {
    const body = `${figure('gone-800.webp')}</figure>`
    expect(bodyParts(body, [inBody(syntheticPicture(4))])).toEqual([{ html: body }])
  })

  it('has tables that scroll inside themselves, also around a picture', () => {
    const body = `<table><tr><td>${figure('sample-4-400.webp')}</figure></td></tr></table>`
    const [before, , after] = bodyParts(body, [inBody(syntheticPicture(4))])
    expect(before).toEqual({
      html: '<section class="scroll" tabindex="0" aria-label="表格"><table><tr><td><figure>',
    })
    expect(after).toEqual({ html: '</figure></td></tr></table></section>' })
  })
})
