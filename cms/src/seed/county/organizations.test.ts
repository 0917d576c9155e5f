import { addresses, documentContract, documents } from '@huoye/content-types'
import { expect, test } from 'vitest'
import { isBranch, organizations } from './organizations.ts'
import { overviewOf } from './overviews.ts'

const today = '2026-11-22'
const register = organizations(today)
const overviews = register.map((organization) => overviewOf(organization, register, today))

test('about 310 organizations stand in the register, with unique codes and addresses', () => {
  expect(register.length).toBeGreaterThanOrEqual(310)
  expect(register.length).toBeLessThanOrEqual(340)
  expect(new Set(register.map(({ code }) => code)).size).toBe(register.length)
  expect(new Set(register.map(({ slug }) => slug)).size).toBe(register.length)
  for (const { slug } of register) expect(addresses.reservedBranchSlugs.has(slug)).toBe(false)
})

test('every organization satisfies its contract once its parent is known', () => {
  for (const { trade: _, town: _town, parentCode: _parent, mergedIntoCode: _into, ...fields } of register) {
    expect(documentContract(documents.organization).safeParse(fields).error?.issues ?? []).toEqual([])
  }
})

test('everybody but the county has somebody above, who comes earlier', () => {
  const seen = new Set<string>()
  for (const { code, parentCode, mergedIntoCode } of register) {
    expect(parentCode === null || seen.has(parentCode)).toBe(true)
    expect(mergedIntoCode === null || register.some((other) => other.code === mergedIntoCode)).toBe(true)
    seen.add(code)
  }
  expect(register.filter(({ parentCode }) => parentCode === null)).toHaveLength(1)
})

test('the newest counts make 12,800 members, none of more than fifty in a branch, and every group adds up', () => {
  const branches = register.filter(({ parentCode }) => parentCode !== null)
  const newest = branches.flatMap(({ statistics }) => statistics.slice(-1))
  expect(newest.reduce((sum, { total }) => sum + total, 0)).toBe(12_800)
  expect(register[0]?.statistics.at(-1)?.total).toBe(12_800)
  for (const { statistics, parentCode } of register) {
    for (const snapshot of statistics) {
      if (parentCode !== null) expect(snapshot.total).toBeLessThanOrEqual(50)
      expect(snapshot.takenOn < today).toBe(true)
      const sum = (prefix: RegExp): number =>
        Object.entries(snapshot).reduce(
          (all, [name, value]) => (prefix.test(name) && typeof value === 'number' ? all + value : all),
          0,
        )
      expect(sum(/^age/)).toBe(snapshot.total)
      expect(sum(/^joined/)).toBe(snapshot.total)
      expect(sum(/^(workers|farmers|professionals|managers|officials|students|otherOccupations|retired)$/)).toBe(
        snapshot.total,
      )
      expect(sum(/^(fullMembers|probationary)$/)).toBe(snapshot.total)
    }
  }
})

test('some organizations have come to an end, and nobody is marked for rectification', () => {
  expect(register.filter(({ lifecycle }) => lifecycle === 'merged').length).toBeGreaterThanOrEqual(3)
  expect(register.filter(({ lifecycle }) => lifecycle === 'dissolved').length).toBeGreaterThanOrEqual(1)
  expect(register.every((organization) => !('rectification' in organization))).toBe(true)
})

test('addresses and telephones are samples', () => {
  for (const { address, officePhone } of register) {
    expect(address).toContain('（示例）')
    expect(officePhone).toBe('0000-0000000（示例）')
  }
})

test('every organization introduces itself, as a sample, in a body that fits its contract', () => {
  for (const { organizationCode, ...overview } of overviews) {
    expect(overview.summary).toContain('（示例）')
    expect(overview.body).toContain('示例')
    const value = { ...overview, organization: organizationCode, cover: null, roomPhotos: [] }
    expect(documentContract(documents.overview).safeParse(value).error?.issues ?? []).toEqual([])
  }
})

test('a secretary heads every committee, some people have consented and some have not', () => {
  const people = overviews.flatMap(({ leaders }) => leaders.flatMap(({ person }) => (person ? [person] : [])))
  expect(overviews.every(({ leaders }) => leaders[0]?.post === '书记')).toBe(true)
  expect(people.every(({ name }) => /^[\u4e00-\u9fff]某（示例）$/.test(name))).toBe(true)
  expect(people.some(({ consentGivenOn }) => consentGivenOn)).toBe(true)
  expect(people.some(({ consentGivenOn }) => !consentGivenOn)).toBe(true)
})

test('the same day gives the same county', () => {
  expect(organizations(today)).toEqual(register)
  expect(register.filter(isBranch).length).toBeGreaterThan(280)
})
