import type { ReadContent } from '../publish/reads/index.ts'

/** One address of a dynamic route, by its parameters. */
export type StaticPath = { params: Record<string, string | undefined> }

type StaticBuild = { pathsOf(file: string): StaticPath[]; read: ReadContent }

declare global {
  var huoyeStaticBuild: StaticBuild | undefined
}

const notSet = (): never => {
  throw new Error('The static build has not opened its content.')
}

/**
 * What the process that runs the build hands to the pages in it. Vite bundles this module a second time for the pages, so
 * both meet at a global of the process that they share.
 */
globalThis.huoyeStaticBuild ??= { pathsOf: notSet, read: notSet }
export const staticBuild: StaticBuild = globalThis.huoyeStaticBuild
