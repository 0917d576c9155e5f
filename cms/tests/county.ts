type AdminDocument = { readonly documentId: string; readonly [field: string]: unknown }

/** As much of the admin's HTTP API as a county needs. */
type AdminApi = {
  create(type: string, fields: Record<string, unknown>): Promise<AdminDocument>
  publish(type: string, documentId: string): Promise<AdminDocument>
  find(type: string, field: string, value: string): Promise<AdminDocument[]>
}

/** What most tests start from: one branch, its column, and how to write an activity there. */
export type County = {
  branch: AdminDocument
  column(key: string): Promise<AdminDocument>
  draft(fields?: Record<string, unknown>): Promise<AdminDocument>
  published(fields?: Record<string, unknown>): Promise<AdminDocument>
}

export async function foundCounty(admin: AdminApi, code: string): Promise<County> {
  const branch = await admin.create('organization', {
    name: `第${code}党支部`,
    shortName: `第${code}`,
    code,
    slug: `branch-${code}`,
    kind: '党支部',
    form: '正式',
    category: '农村',
    lifecycle: 'active',
  })
  const column = async (key: string) => {
    const [found] = await admin.find('column', 'key', key)
    if (!found) throw new Error(`no column ${key}`)
    return found
  }
  const place = await column('other-core-work')
  const draft = (fields: Record<string, unknown> = {}) =>
    admin.create('activity', {
      title: '清理河道',
      body: '<p>支部组织党员清理河道。</p>',
      organization: { connect: [{ documentId: branch.documentId }] },
      column: { connect: [{ documentId: place.documentId }] },
      ...fields,
    })
  return {
    branch,
    column,
    draft,
    async published(fields) {
      return admin.publish('activity', (await draft(fields)).documentId)
    },
  }
}
