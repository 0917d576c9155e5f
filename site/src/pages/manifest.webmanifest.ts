import type { APIRoute } from 'astro'
import { readSiteName } from '../reads/frame.ts'

/** Lets a phone keep the site on its home screen. */
export const GET: APIRoute = ({ locals }) => {
  const { siteName, tagline } = locals.read(readSiteName, {})
  const manifest = {
    name: siteName,
    short_name: siteName,
    ...(tagline ? { description: tagline } : {}),
    lang: 'zh-CN',
    start_url: '/',
    display: 'minimal-ui',
    background_color: '#fdfcf9',
    theme_color: '#fdfcf9',
    icons: [
      { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml' },
      ...[192, 512].map((size) => ({
        src: `/icon-${size}.png`,
        sizes: `${size}x${size}`,
        type: 'image/png',
        purpose: 'any maskable',
      })),
    ],
  }
  return new Response(JSON.stringify(manifest), {
    headers: { 'content-type': 'application/manifest+json; charset=utf-8' },
  })
}
