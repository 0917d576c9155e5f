/** What a webmaster can meet, each with a permanent code. */
const texts = {
  'HUOYE-MEILI-001':
    '连不上 Meilisearch 服务器。发布和网站不受影响，读者的搜索自动改用网站自带的索引；服务器恢复后会自动补齐。',
  'HUOYE-MEILI-002':
    'Meilisearch 不接受 MEILI_API_KEY。请填写主密钥（master key）或管理密钥（Default Admin API Key）后重新启动；在此之前读者的搜索使用网站自带的索引。',
  'HUOYE-MEILI-003':
    'Meilisearch 没有设置主密钥，任何人都能改动其中的内容，因此没有启用。请用 --master-key 启动 Meilisearch，并把密钥填入 MEILI_API_KEY。',
  'HUOYE-MEILI-004': 'Meilisearch 没有完成一项工作，稍后自动重做；线上网页不受影响。',
  'HUOYE-MEILI-005':
    'Meilisearch 里给读者用的搜索密钥权限不对，因此没有启用。请在 Meilisearch 中删除这把密钥，下次会自动重建。',
  'HUOYE-MEILI-006':
    'Meilisearch 拒绝了一项请求。请检查它的版本（需要 1.18 或更新）。线上网页不受影响，读者的搜索使用网站自带的索引。',
  'HUOYE-MEILI-007': '有一篇内容 Meilisearch 不收，其余内容照常；改动这篇内容后会再试。',
} as const

export type FailureCode = keyof typeof texts

/** Something about Meilisearch that did not work, in words for the webmaster; `detail` is what the server or the network said. */
export class MeiliFailure extends Error {
  readonly code: FailureCode
  readonly detail: string

  constructor(code: FailureCode, detail: string, cause?: unknown) {
    super(`${code}: ${texts[code]}（${detail}）`, { cause })
    this.code = code
    this.detail = detail
  }
}

/** A task that ended otherwise than it should; `about` is Meilisearch's own code. */
export class TaskFailed extends MeiliFailure {
  readonly about: string
  /** Whether it was what was sent that is at fault, not the server. */
  readonly byContent: boolean

  constructor(type: string, error: { code: string; type: string; message: string } | null) {
    super('HUOYE-MEILI-004', `${type}: ${error?.message ?? 'canceled'}`)
    this.about = error?.code ?? 'canceled'
    this.byContent = error?.type === 'invalid_request'
  }
}
