import sharp from 'sharp'

export const [photographWidth, photographHeight] = [4000, 3000]

/** A JPEG of twelve megapixels with the large shapes and the fine grain of a photograph, as a phone that is held upright stores it. */
export async function photograph(): Promise<Buffer> {
  const noise = (width: number, height: number, sigma: number) =>
    sharp({
      create: { width, height, channels: 3, background: '#808080', noise: { type: 'gaussian', mean: 128, sigma } },
    })
  const shapes = await noise(photographWidth / 8, photographHeight / 8, 60)
    .blur(2)
    .png()
    .toBuffer()
  const grain = await noise(photographWidth, photographHeight, 12).blur(0.7).png().toBuffer()
  return sharp(shapes)
    .resize({ width: photographWidth, height: photographHeight, kernel: 'cubic' })
    .composite([{ input: grain, blend: 'soft-light' }])
    .jpeg({ quality: 90 })
    .withMetadata({ orientation: 6 })
    .toBuffer()
}
