import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { ExplainedError } from '../explain/explained-error.ts'
import { readSecrets } from '../start/secrets.ts'
import { originOn, type Settings } from '../start/settings.ts'

type Where = Pick<Settings, 'dataDir' | 'host' | 'cmsPort'>

/** Has the CMS withdraw the document of a public address, at once and for good. Throws an ExplainedError where it could not. */
export async function withdraw(settings: Where, message: { path: string; reason: string }): Promise<void> {
  const url = originOn(settings.host, settings.cmsPort)
  const secret = existsSync(join(settings.dataDir, 'secrets.json'))
    ? readSecrets(settings.dataDir).publishing
    : undefined
  const response = await fetch(`${url}/publishing/withdraw`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${secret}` },
    body: JSON.stringify(message),
  }).catch((cause: unknown) => {
    const remedy = '请先用 npm start 启动；改过 CMS_PORT 或 DATA_DIR 的，这里也要设置成一样的。'
    throw new ExplainedError('HUOYE-PUBLISH-005', `连不上 ${url} 的内容管理，没有撤稿。`, remedy, cause)
  })
  if (response.ok) return
  if (response.status === 404) {
    const remedy = '能撤的是一篇文章、动态或支部概况；请从浏览器地址栏复制它的网址。'
    throw new ExplainedError('HUOYE-PUBLISH-006', `${message.path} 上没有可以撤下的内容。`, remedy)
  }
  const remedy = `它的回答：${(await response.text()).slice(0, 500)}`
  throw new ExplainedError('HUOYE-PUBLISH-007', `内容管理没有接受撤稿（${response.status}）。`, remedy)
}
