import { defineMiddleware } from 'astro:middleware'
import { staticBuild } from './shared.ts'

/** Gives the pages of a static build the content, as the engine does for a page that it renders. */
export const onRequest = defineMiddleware((context, next) => {
  context.locals.read = staticBuild.read
  // Astro asks for src/pages/404.html.astro at /404.html/, as for any page of a static build.
  context.url.pathname = context.url.pathname.replace(/\.html\/$/, '.html')
  return next()
})
