/** What an entry must have because of the column that it stands in. Plain values in, Chinese sentences out; none means it may be published. */
export type EntryPlacement = {
  type: 'article' | 'activity'
  column: {
    key: string
    title: string
    holds: string | null
    profile: string
    lifecycle: string
    appliesTo: readonly string[] | null
  } | null
  organization: { category: string | null; lifecycle: string | null } | null
  hasMeeting: boolean
  hasProgress: boolean
  exemplarConsents: boolean | null
  alreadyPublished: boolean
}

/** Checks that the column takes this kind of entry, is open, applies to the branch, and that what its profile asks for is there. */
export function entryObjections(entry: EntryPlacement): string[] {
  const { column } = entry
  if (!column) return ['请选择“栏目”']
  const objections: string[] = []
  if (column.holds !== entry.type) {
    objections.push(`栏目“${column.title}”不能放${entry.type === 'article' ? '县级文章' : '支部动态'}，请另选栏目`)
  }
  if (column.lifecycle === 'archived' && !entry.alreadyPublished)
    objections.push(`栏目“${column.title}”已归档，不再接收新内容`)
  const category = entry.organization?.category
  if (category && column.appliesTo?.length && !column.appliesTo.includes(category)) {
    objections.push(`栏目“${column.title}”不适用于${category}党组织`)
  }
  if (entry.type === 'activity') {
    if (column.profile === 'meeting' && !entry.hasMeeting) objections.push(`栏目“${column.title}”要填写“会议情况”`)
    if (column.profile === 'progress' && !entry.hasProgress) objections.push(`栏目“${column.title}”要填写“进展”`)
    if (column.key === 'study-exemplar' && entry.exemplarConsents !== true) {
      objections.push('“学习标杆”要选择标杆人物，并且本人已书面同意公开')
    }
  }
  return objections
}

/** Whether a person's name and picture may be public. */
export function consents(
  person:
    | { consentGivenOn?: string | null | undefined; consentWithdrawnOn?: string | null | undefined }
    | null
    | undefined,
): boolean {
  return Boolean(person?.consentGivenOn) && !person?.consentWithdrawnOn
}
