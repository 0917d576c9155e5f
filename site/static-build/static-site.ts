import { rename, rm } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { AstroIntegration, IntegrationResolvedRoute } from 'astro'
import type { StaticContent } from './content.ts'
import { type StaticPath, staticBuild } from './shared.ts'

/**
 * Makes the pages of the site, which know nothing of static builds, buildable by `output: 'static'`: every dynamic route gets a
 * `getStaticPaths` with those addresses of the plan that it would answer, and every page gets `locals.read`.
 */
export function staticSite(content: StaticContent): AstroIntegration {
  const pathsByFile = new Map<string, StaticPath[]>()
  staticBuild.read = content.read
  staticBuild.pathsOf = (file) => pathsByFile.get(file) ?? []
  return {
    name: 'huoye-static-site',
    hooks: {
      'astro:config:setup': ({ addMiddleware, updateConfig, config }) => {
        addMiddleware({ order: 'pre', entrypoint: new URL('./middleware.ts', import.meta.url) })
        updateConfig({ vite: { plugins: [givePaths(pathsByFile, fileURLToPath(config.root))] } })
      },
      'astro:routes:resolved': ({ routes }) => assign(content.paths, routes, pathsByFile),
      'astro:build:done': ({ dir }) => nameErrorPages(fileURLToPath(dir)),
    },
  }
}

/** Gives each address to the first route that answers it; they come in the order in which a server asks them. */
function assign(
  paths: readonly string[],
  routes: readonly IntegrationResolvedRoute[],
  pathsByFile: Map<string, StaticPath[]>,
): void {
  pathsByFile.clear()
  for (const { entrypoint, params } of routes) if (params.length > 0) pathsByFile.set(entrypoint, [])
  for (const path of paths) {
    const route = routes.find(({ patternRegex }) => patternRegex.test(path))
    if (!route) throw new Error(`No route answers ${path}, which the plan claims.`)
    if (route.params.length > 0) pathsByFile.get(route.entrypoint)?.push({ params: paramsOf(route, path) })
  }
}

function paramsOf({ params, patternRegex }: IntegrationResolvedRoute, path: string): StaticPath['params'] {
  const values = patternRegex.exec(path)?.slice(1) ?? []
  return Object.fromEntries(params.map((name, index) => [name.replace(/^\.\.\./, ''), values[index] || undefined]))
}

type Plugin = { name: string; enforce: 'post'; transform(code: string, id: string): { code: string; map: null } | null }

/** Adds the export to the modules of dynamic routes, after Astro has compiled them. */
const givePaths = (pathsByFile: ReadonlyMap<string, unknown>, root: string): Plugin => ({
  name: 'huoye-static-paths',
  enforce: 'post',
  transform(code, id) {
    const file = id.startsWith(root) ? id.slice(root.length) : ''
    if (!pathsByFile.has(file)) return null
    const shared = JSON.stringify(fileURLToPath(new URL('./shared.ts', import.meta.url)))
    const added = `import { staticBuild } from ${shared}\n
export const getStaticPaths = () => staticBuild.pathsOf(${JSON.stringify(file)})\n`
    return { code: `${added}${code}`, map: null }
  },
})

/** Astro writes src/pages/404.html.astro to 404.html/index.html; the site answers at /404.html. */
async function nameErrorPages(folder: string): Promise<void> {
  for (const name of ['404.html', '410.html']) {
    await rename(`${folder}${name}/index.html`, `${folder}${name}.new`)
    await rm(`${folder}${name}`, { recursive: true })
    await rename(`${folder}${name}.new`, `${folder}${name}`)
  }
}
