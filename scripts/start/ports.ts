import { createServer } from 'node:net'
import { ExplainedError } from '../explain/explained-error.ts'
import type { Settings } from './settings.ts'

/** Throws an ExplainedError that names the variable to change when a port is taken or may not be used. */
export async function checkPorts(settings: Settings): Promise<void> {
  for (const [variable, port] of [
    ['CMS_PORT', settings.cmsPort],
    ['SITE_PORT', settings.sitePort],
  ] as const) {
    const refusal = await tryListen(settings.host, port)
    if (refusal === null) continue
    const where = `${settings.host}:${port}`
    if (refusal.code === 'EADDRINUSE') {
      const remedy = `请结束占用它的程序，或用环境变量换一个端口，例如 ${variable}=${port + 1000} npm start。`
      throw new ExplainedError('HUOYE-START-003', `端口 ${where} 已被占用。`, remedy, refusal)
    }
    const remedy = `请检查 HOST（现在是 ${settings.host}）和 ${variable}（1024 以下的端口需要更高权限）。`
    throw new ExplainedError(
      'HUOYE-START-004',
      `不能在 ${where} 上监听（${refusal.code ?? refusal.message}）。`,
      remedy,
      refusal,
    )
  }
}

function tryListen(host: string, port: number): Promise<NodeJS.ErrnoException | null> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', (error) => resolve(error))
    probe.listen({ host, port, exclusive: true }, () => probe.close(() => resolve(null)))
  })
}
