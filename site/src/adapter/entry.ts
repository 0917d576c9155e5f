import { createApp } from 'astro/app/entrypoint'

/** A page is rendered whole before it is stored, so streaming would only cost time. */
export const app = createApp({ streaming: false })

export { root } from '../plan/root.ts'
export { reads } from '../reads/index.ts'
