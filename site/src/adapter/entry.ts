import { createApp } from 'astro/app/entrypoint'

/** A page is rendered whole before it is stored, so streaming would only cost time. */
export const app = createApp({ streaming: false })

/** A page that throws rejects with its own error, which its editor is told; Astro would answer an empty page with status 500. */
const { renderError } = app
app.renderError = async (request, options) => {
  if (options.error) throw options.error
  return renderError.call(app, request, options)
}

export { root } from '../plan/root.ts'
export { reads } from '../reads/index.ts'
