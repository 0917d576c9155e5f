import type { Fields } from '@huoye/content-types'
import type { Objection } from '../writing/refusal.ts'

/** Elements that stand in each other deeper than this take the parser longer than anybody waits. What is less deep is flattened. */
const deepest = 5000

/** Elements that hold nothing, and those that the next of their kind ends: open tags of them do not add up. */
const shallow = new Set('br img hr wbr col input link meta p li dt dd option tr td th thead tbody tfoot'.split(' '))

/** What is too long or too deep to be made fit at all. To be asked before any of it is parsed; takes a moment for megabytes. */
export function limitObjections(fields: Fields, data: Readonly<Record<string, unknown>>): Objection[] {
  return Object.entries(data).flatMap(([name, value]): Objection[] => {
    const field = fields[name]
    if (field?.kind !== 'html' || typeof value !== 'string') return []
    if (field.max && value.length > field.max)
      return [
        {
          path: [name],
          message: `“${field.label}”太长：有${value.length}个字，最多${field.max}个字；请分成几篇，或作为附件上传`,
        },
      ]
    if (nestingOf(value) > deepest)
      return [
        {
          path: [name],
          message: `“${field.label}”的格式嵌套了${deepest}层以上，多半是粘贴时带来的；请清除格式后再保存`,
        },
      ]
    return []
  })
}

/** How many elements stand in each other where they do most, counted by their tags alone. */
export function nestingOf(html: string): number {
  let [open, most] = [0, 0]
  for (const [, slash, name = ''] of html.matchAll(/<(\/?)([a-z][a-z0-9]*)/gi)) {
    if (shallow.has(name.toLowerCase())) continue
    open = slash ? Math.max(0, open - 1) : open + 1
    most = Math.max(most, open)
  }
  return most
}
