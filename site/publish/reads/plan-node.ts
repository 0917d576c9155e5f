import type { Read, ReadArgs } from './read.ts'

/**
 * An address that the site answers: a page to render (plain path), a redirect (`to`), or an address that is gone.
 * Paths start with a slash; pages end with one, files have an extension.
 */
export type Claim =
  | string
  | { readonly path: string; readonly to: string }
  | { readonly path: string; readonly gone: true }

/** What a plan node answers: the addresses it claims, and the nodes below it. */
export type PlanResult = {
  readonly paths: readonly Claim[]
  readonly children: readonly { readonly name: string; readonly args: ReadArgs }[]
}

/** A read that plans which pages exist. The site's pages are what all nodes claim that are reached from the root. */
export type PlanNode<Args extends ReadArgs> = Read<Args, PlanResult>

/** Names a node below another one. */
export const child = <Args extends ReadArgs>(node: PlanNode<Args>, args: Args): PlanResult['children'][number] => ({
  name: node.name,
  args,
})
