import type { APIContext, APIRoute, AstroGlobal, SSRElement, SSRResult } from 'astro'
import { createApp } from 'astro/app/entrypoint'
import { renderToString } from 'astro/runtime/server/index.js'
import type { ReadContent } from '../../publish/reads/index.ts'
import type { Answer } from '../../publish/render/site-bundle.ts'

/** A page is rendered whole before it is stored, so streaming would only cost time. */
const app = createApp({ streaming: false })

/** A page that throws rejects with its own error, which its editor is told; Astro would answer an empty page with status 500. */
const { renderError } = app
app.renderError = async (request, options) => {
  if (options.error) throw options.error
  return renderError.call(app, request, options)
}

type RouteData = (typeof app.manifestData.routes)[number]
type Component = Parameters<typeof renderToString>[1]

/** A route of the site with what its pages have in common. */
type Route = {
  data: RouteData
  /** One of them, or neither for a route that Astro answers as a request. */
  page: Component | null
  endpoint: APIRoute | null
  styles: readonly SSRElement[]
  /** Whether a component of the page writes the head itself. */
  headInTree: boolean
}

const routes = new Map<RouteData, Promise<Route>>()

/**
 * What the site answers at an address. Astro's own runtime makes the page, but no request, response and middleware is put
 * around it, which would take more time than the page. A page that needs them (for an island) gets them.
 */
export async function render(url: URL, read: ReadContent): Promise<Answer> {
  const data = app.manifestData.routes.find(({ pattern }) => pattern.test(url.pathname))
  if (!data) return answerRequest(url, read)
  const known = routes.get(data) ?? load(data)
  routes.set(data, known)
  const route = await known
  const context = { url, params: paramsOf(data, url.pathname), locals: { read } }
  if (!route.page && !route.endpoint) return answerRequest(url, read)
  try {
    if (route.endpoint) return answerOf(await route.endpoint(new PageAstro(context, {}) as unknown as APIContext))
    if (!route.page) return answerRequest(url, read)
    const result = new PageResult(context, route) as unknown as SSRResult
    const made = await renderToString(result, route.page, {}, {}, true, data)
    return made instanceof Response ? answerOf(made) : { status: 200, type: 'text/html', body: made }
  } catch (error) {
    if (!(error instanceof NeedsRequest)) throw error
    route.page = null
    route.endpoint = null
    return answerRequest(url, read)
  }
}

async function answerRequest(url: URL, read: ReadContent): Promise<Answer> {
  return answerOf(await app.render(new Request(url), { locals: { read } }))
}

const answerOf = async (response: Response): Promise<Answer> => ({
  status: response.status,
  type: response.headers.get('content-type') ?? 'application/octet-stream',
  body: await response.text(),
})

async function load(data: RouteData): Promise<Route> {
  const { manifest } = app
  const page = await manifest.pageMap?.get(data.component)?.()
  const module = await page?.page()
  const info = manifest.routes.find(({ routeData }) => routeData.route === data.route)
  const styles = (info?.styles ?? []).flatMap((style) => (style.type === 'external' ? [stylesheet(style.src)] : []))
  const plain = info?.scripts.length === 0 && styles.length === info.styles.length
  const facts = manifest.componentMetadata.get(module?.default?.moduleId ?? '')
  return {
    data,
    styles,
    headInTree: facts?.containsHead ?? false,
    page: plain && data.type === 'page' ? (module?.default ?? null) : null,
    endpoint: data.type === 'endpoint' && isEndpoint(module) ? module.GET : null,
  }
}

const isEndpoint = (module: object | undefined): module is { GET: APIRoute } => module !== undefined && 'GET' in module

const stylesheet = (source: string): SSRElement => ({
  props: { rel: 'stylesheet', href: `/${source.replace(/^\//, '')}` },
  children: '',
})

/** The values of a route's parameters in a path; a rest parameter that is empty has none. */
function paramsOf({ params, pattern }: RouteData, path: string): Record<string, string | undefined> {
  const values = params.length === 0 ? null : pattern.exec(path)
  const named: Record<string, string | undefined> = {}
  for (const [index, name] of params.entries()) named[name.replace('...', '')] = values?.[index + 1] || undefined
  return named
}

/** Thrown by what only a request can give. */
class NeedsRequest extends Error {}

type PageContext = Pick<AstroGlobal, 'url' | 'params' | 'locals'>

/** What Astro's runtime keeps of a page while it renders it. */
class PageResult implements Partial<SSRResult> {
  readonly base = app.manifest.base
  readonly userAssetsBase = undefined
  readonly clientDirectives = app.manifest.clientDirectives
  readonly componentMetadata = app.manifest.componentMetadata
  readonly compressHTML = app.manifest.compressHTML
  readonly inlinedScripts = app.manifest.inlinedScripts
  readonly shouldInjectCspMetaTags = false
  readonly cspDestination = 'header'
  readonly partial = false
  cancelled = false
  readonly styles: Set<SSRElement>
  readonly scripts = new Set<SSRElement>()
  readonly links = new Set<SSRElement>()
  readonly pathname: string
  readonly params: PageContext['params']
  readonly _metadata: SSRResult['_metadata'] = {
    hasHydrationScript: false,
    rendererSpecificHydrationScripts: new Set(),
    hasRenderedHead: false,
    renderedScripts: new Set(),
    hasDirectives: new Set(),
    hasRenderedServerIslandRuntime: false,
    headInTree: false,
    extraHead: [],
    extraStyleHashes: [],
    extraScriptHashes: [],
    propagators: new Set(),
    routeHasPropagation: false,
    pendingSlotEvaluations: [],
    templateDepth: 0,
  }
  readonly #context: PageContext

  constructor(context: PageContext, { styles, headInTree }: Pick<Route, 'styles' | 'headInTree'>) {
    this.#context = context
    this.styles = new Set(styles)
    this._metadata.headInTree = headInTree
    this.pathname = context.url.pathname
    this.params = context.params
  }

  readonly createAstro: SSRResult['createAstro'] = (props) =>
    new PageAstro(this.#context, props) as unknown as AstroGlobal

  get renderers(): never {
    throw new NeedsRequest('renderers')
  }

  /** Addresses of the files that the build made of a script. */
  async resolve(script: string): Promise<string> {
    const file = app.manifest.entryModules[script]
    if (!file) throw new NeedsRequest(script)
    return `/${file}`
  }
}

/** What components know as `Astro`, and endpoints as their context. */
class PageAstro {
  readonly props: AstroGlobal['props']
  self: unknown = null
  readonly url: URL
  readonly params: PageContext['params']
  readonly locals: PageContext['locals']

  constructor({ url, params, locals }: PageContext, props: AstroGlobal['props']) {
    this.props = props
    this.url = url
    this.params = params
    this.locals = locals
  }
}

/** Whatever else a component asks it for. */
const needsRequest = new Proxy(
  {},
  {
    get: (_target, name) => {
      if (typeof name === 'symbol') return undefined
      throw new NeedsRequest(name)
    },
  },
)
Object.setPrototypeOf(PageAstro.prototype, needsRequest)
