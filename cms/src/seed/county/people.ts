import type { leaderPosts } from '@huoye/content-types'
import { type Random, random } from '../compose/random.ts'
import { isBranch, type SeedOrganization } from './organizations.ts'

/** A person of the demo: a surname, 某, and the mark of a sample. Key by `key`, since many bear the same name. */
export type SeedPerson = {
  key: string
  name: string
  consentGivenOn: string | null
  consentForm: string | null
  consentWithdrawnOn: string | null
}

export type SeedLeader = { post: (typeof leaderPosts)[number]; person: SeedPerson | null }

const surnames = [
  ...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎薛尹段雷',
]

/** `count` different people, as a text names them: 张某（示例）. */
export const names = (dice: Random, count: number): string[] =>
  dice
    .shuffle(surnames)
    .slice(0, count)
    .map((surname) => `${surname}某（示例）`)

/** Who leads an organization. Smaller branches and committees give fewer names, and some people have not consented to be named. */
export function leadersOf(organization: SeedOrganization, today: string): SeedLeader[] {
  const dice = random(`leaders ${organization.code}`)
  const posts = postsOf(organization, dice)
  const named = isBranch(organization) && dice.chance(0.3) ? posts.length : 1
  const people = names(dice, posts.length)
  return posts.map((post, index) => ({
    post,
    person:
      index < named
        ? person(`${organization.code}:${index}`, people[index] ?? '', dice, Number(today.slice(0, 4)))
        : null,
  }))
}

function postsOf(organization: SeedOrganization, dice: Random): SeedLeader['post'][] {
  if (organization.kind !== '党支部') return ['书记', '副书记', '组织委员', '宣传委员', '纪检委员', '统战委员']
  const committee: SeedLeader['post'][] = ['书记', '副书记', '组织委员', '宣传委员', '纪检委员']
  if (organization.trade === '村') return [...committee, ...(dice.chance(0.55) ? (['驻村第一书记'] as const) : [])]
  if (organization.trade === '社区') return [...committee, ...(dice.chance(0.4) ? (['统战委员'] as const) : [])]
  return dice.chance(0.5) ? committee : ['书记', '组织委员', '宣传委员']
}

function person(key: string, name: string, dice: Random, year: number): SeedPerson {
  const consents = dice.chance(0.72)
  const withdrawn = consents && dice.chance(0.03)
  const day = (): string =>
    `${year - 1}-${String(dice.int(1, 12)).padStart(2, '0')}-${String(dice.int(1, 28)).padStart(2, '0')}`
  return {
    key,
    name,
    consentGivenOn: consents ? day() : null,
    consentForm: consents ? '签字的书面同意书（示例）' : null,
    consentWithdrawnOn: withdrawn ? `${year}-0${dice.int(1, 5)}-12` : null,
  }
}

/** A person whose written consent stands: an exemplar may be shown. */
export function exemplar(key: string, today: string): SeedPerson {
  const dice = random(`exemplar ${key}`)
  const [name = ''] = names(dice, 1)
  return {
    key,
    name,
    consentGivenOn: `${Number(today.slice(0, 4)) - 1}-11-${dice.int(10, 28)}`,
    consentForm: '签字的书面同意书（示例）',
    consentWithdrawnOn: null,
  }
}
