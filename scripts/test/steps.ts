/** One check that is a program: it passes when the program ends with 0. */
export interface Check {
  readonly name: string
  readonly title: string
  /** A program in node_modules/.bin and its arguments. */
  readonly program: readonly [string, ...string[]]
  readonly cwd?: string
}

const types = (folder: string): Check => ({
  name: `types:${folder}`,
  title: `类型 ${folder}`,
  program: ['tsc', '--noEmit', '-p', folder],
})

/** Everything that looks at the sources and starts nothing. */
export const checks: readonly Check[] = [
  { name: 'lint', title: '写法（biome）', program: ['biome', 'check', '--max-diagnostics=50', '.'] },
  {
    name: 'lint:css',
    title: '样式（stylelint，旧手机）',
    program: ['stylelint', 'src/**/*.css'],
    cwd: 'site',
  },
  types('content-types'),
  types('scripts'),
  types('cms'),
  types('cms/tsconfig.test.json'),
  types('cms/src/admin'),
  types('site/publish'),
  { name: 'types:site', title: '类型 site（astro check）', program: ['astro', 'check'], cwd: 'site' },
  {
    name: 'boundaries',
    title: '边界（dependency-cruiser）',
    program: [
      'depcruise',
      '--config',
      '.dependency-cruiser.mjs',
      'content-types/src',
      'cms/src',
      'cms/config',
      'site/src',
      'site/publish',
      'site/serve',
      'site/search',
      'site/fixtures',
      'site/static-build',
      'scripts',
    ],
  },
  { name: 'unused', title: '无用代码（knip）', program: ['knip'] },
]

/** One project of vitest.config.ts. */
export interface Suite {
  readonly name: string
  readonly title: string
  readonly needsBuild: boolean
}

/** What `npm test` runs, in the order from quick to slow. */
export const suites: readonly Suite[] = [
  { name: 'unit', title: '单元测试', needsBuild: false },
  { name: 'property', title: '性质测试', needsBuild: true },
  { name: 'integration:part', title: '集成测试（单个进程）', needsBuild: true },
  { name: 'integration:whole', title: '集成测试（整个系统）', needsBuild: true },
  { name: 'browser', title: '浏览器测试', needsBuild: true },
]

/** What `npm run test:long` runs, and `npm test` does not. */
export const longSuites: readonly Suite[] = [{ name: 'long', title: '长时间测试', needsBuild: true }]
