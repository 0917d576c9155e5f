import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** One thing that is made from sources before the processes can start. */
export interface Build {
  readonly name: 'cms' | 'site'
  readonly title: string
  /** Everything the result depends on, relative to the checkout. */
  readonly inputs: readonly string[]
  /** Removed before a build: what a deleted source once gave must not live on. */
  readonly output: string
  readonly cwd: string
  /** The script and its arguments, for Node. */
  readonly script: (root: string) => string[]
}

const shared = ['package-lock.json', 'tsconfig.base.json', 'content-types/package.json', 'content-types/src']

export const builds: readonly Build[] = [
  {
    name: 'cms',
    title: '构建管理后台',
    inputs: [...shared, 'cms/package.json', 'cms/tsconfig.json', 'cms/config', 'cms/src'],
    output: 'cms/dist',
    cwd: 'cms',
    script: (root) => [strapiBin(root), 'build'],
  },
  {
    name: 'site',
    title: '构建网站模板',
    inputs: [
      ...shared,
      'site/package.json',
      'site/tsconfig.json',
      'site/astro.config.mjs',
      'site/baseline.mjs',
      'site/public',
      'site/src',
      'site/publish',
    ],
    output: 'site/dist/engine',
    cwd: 'site',
    script: (root) => [packageFile(root, 'site', 'astro', 'bin/astro.mjs'), 'build'],
  },
]

/** Strapi's own program: npm in between would not pass signals on. */
export function strapiBin(root: string): string {
  return packageFile(root, 'cms', '@strapi/strapi', 'bin/strapi.js')
}

function packageFile(root: string, workspace: string, name: string, file: string): string {
  const resolve = createRequire(join(root, workspace, 'package.json')).resolve
  return join(dirname(resolve(`${name}/package.json`)), file)
}
