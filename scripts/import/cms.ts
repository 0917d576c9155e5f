import { ExplainedError } from '../explain/explained-error.ts'

/** Where the running CMS is, and the secret that it shares with this DATA_DIR. */
export interface Cms {
  readonly url: string
  readonly secret: string
}

/** Sends one message to the CMS and gives its answer. Throws an ExplainedError when it is not there or refuses. */
export async function ask(cms: Cms, path: string, message: unknown): Promise<unknown> {
  const response = await fetch(`${cms.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${cms.secret}` },
    body: JSON.stringify(message),
  }).catch((cause: unknown) => {
    const remedy = '请先在另一个终端运行 npm start；改过 CMS_PORT 或 DATA_DIR 的，导入时也要设置成一样的。'
    throw new ExplainedError('HUOYE-IMPORT-002', `连不上 ${cms.url} 的内容管理，没有继续导入。`, remedy, cause)
  })
  const text = await response.text()
  if (response.ok) return JSON.parse(text)
  if (response.status === 401) {
    const remedy = '请确认 DATA_DIR 就是它所用的数据目录。'
    throw new ExplainedError('HUOYE-IMPORT-003', `${cms.url} 的内容管理不认这个数据目录的密钥。`, remedy)
  }
  const remedy = `它的回答：${text.slice(0, 500)}\n已经导入的行不受影响；再运行一次同样的命令会从没有导入的行继续。`
  throw new ExplainedError('HUOYE-IMPORT-004', `内容管理没有接受这一批（${response.status}）。`, remedy)
}
