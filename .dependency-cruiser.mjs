/** The rules of the house: who may import whom. */
const tests = '\\.(test|property\\.test|integration\\.test|browser\\.test)\\.ts$'

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'content-types-only-zod',
      comment: 'content-types says what content is; it knows no process, no disk and nobody else here.',
      severity: 'error',
      from: { path: '^content-types/src', pathNot: tests },
      to: { pathNot: ['^content-types/src', 'node_modules/zod/'] },
    },
    {
      name: 'cms-not-site',
      severity: 'error',
      from: { path: '^cms/' },
      to: { path: '^site/' },
    },
    {
      name: 'site-not-cms',
      severity: 'error',
      from: { path: '^site/' },
      to: { path: '^cms/' },
    },
    {
      name: 'scripts-only-compose',
      comment:
        'scripts starts the other parts as processes; the synthetic county of site/fixtures is what it may read.',
      severity: 'error',
      from: { path: '^scripts/' },
      to: { path: '^(cms|site)/', pathNot: ['^site/fixtures/', 'node_modules/'] },
    },
    {
      name: 'nobody-imports-scripts',
      comment: 'Tests of whole processes may use the harness.',
      severity: 'error',
      from: { path: '^(cms|site|content-types)/', pathNot: tests },
      to: { path: '^scripts/' },
    },
    {
      name: 'no-circular',
      severity: 'error',
      from: {},
      to: { circular: true, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'resolvable',
      comment: 'astro:* modules exist only inside Astro.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^astro:' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|build|\\.astro|\\.cache)/' },
    tsPreCompilationDeps: true,
    moduleSystems: ['es6', 'cjs'],
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    },
  },
}
