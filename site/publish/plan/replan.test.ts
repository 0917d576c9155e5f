import { expect, test } from 'vitest'
import type { Claim, PlanResult } from '../reads/plan-node.ts'
import { type NodeRef, nodeKey, pathOf, replan, type StoredPlan } from './replan.ts'

type Tree = Record<string, { paths: Claim[]; children?: string[] }>

const ref = (name: string): NodeRef => ({ name, args: {} })
const resultIn = (tree: Tree, name: string): PlanResult => ({
  paths: tree[name]?.paths ?? [],
  children: (tree[name]?.children ?? []).map(ref),
})
const nameOf = (key: string): string => key.split(' ')[0] ?? ''

function stored(tree: Tree): StoredPlan {
  return {
    result: (key) => (tree[nameOf(key)] ? resultIn(tree, nameOf(key)) : null),
    parents: (key) =>
      Object.keys(tree)
        .filter((name) => tree[name]?.children?.includes(nameOf(key)))
        .map((name) => nodeKey(ref(name))),
    claimants: (path) =>
      Object.entries(tree).flatMap(([name, { paths }]) =>
        paths.filter((claim) => pathOf(claim) === path).map((claim) => ({ node: nodeKey(ref(name)), claim })),
      ),
  }
}

/** Steps from one tree to another, given the nodes whose reads changed. */
function step(before: Tree, after: Tree, changed: string[]) {
  const evaluated: string[] = []
  const { nodes, claims } = replan(changed.map(ref), stored(before), (node) => {
    evaluated.push(node.name)
    return resultIn(after, node.name)
  })
  const dropped = [...nodes].filter(([, result]) => result === null).map(([key]) => nameOf(key))
  return { evaluated, dropped, claims: Object.fromEntries(claims) }
}

test('from nothing, everything that the root reaches is planned', () => {
  const tree: Tree = {
    root: { paths: ['/'], children: ['a'] },
    a: { paths: ['/a/'], children: ['b'] },
    b: { paths: ['/b/'] },
  }
  expect(step({}, tree, ['root'])).toEqual({
    evaluated: ['root', 'a', 'b'],
    dropped: [],
    claims: { '/': '/', '/a/': '/a/', '/b/': '/b/' },
  })
})

test('a changed node evaluates itself and what it newly reaches, nothing else', () => {
  const before: Tree = { root: { paths: [], children: ['a'] }, a: { paths: ['/a/'] } }
  const after: Tree = { root: { paths: [], children: ['a', 'b'] }, a: { paths: ['/a/'] }, b: { paths: ['/b/'] } }
  expect(step(before, after, ['root'])).toEqual({ evaluated: ['root', 'b'], dropped: [], claims: { '/b/': '/b/' } })
})

test('what nothing reaches any more is dropped with all below it', () => {
  const before: Tree = {
    root: { paths: [], children: ['a'] },
    a: { paths: ['/a/'], children: ['b'] },
    b: { paths: ['/b/'] },
  }
  const { dropped, claims } = step(before, { root: { paths: [] } }, ['root'])
  expect(dropped).toEqual(['a', 'b'])
  expect(claims).toEqual({ '/a/': null, '/b/': null })
})

test('a node that another one still reaches stays', () => {
  const before: Tree = {
    root: { paths: [], children: ['a', 'b'] },
    a: { paths: [], children: ['c'] },
    b: { paths: [], children: ['c'] },
    c: { paths: ['/c/'] },
  }
  expect(step(before, { a: { paths: [] } }, ['a'])).toEqual({ evaluated: ['a'], dropped: [], claims: {} })
})

test('where two nodes claim an address, a page wins over a redirect', () => {
  const before: Tree = { page: { paths: [] }, old: { paths: [{ path: '/x/', to: '/y/' }] } }
  expect(step(before, { page: { paths: ['/x/'] } }, ['page']).claims).toEqual({ '/x/': '/x/' })
  const withPage: Tree = { page: { paths: ['/x/'] }, old: { paths: [{ path: '/x/', to: '/y/' }] } }
  expect(step(withPage, { page: { paths: [] } }, ['page']).claims).toEqual({ '/x/': { path: '/x/', to: '/y/' } })
})
