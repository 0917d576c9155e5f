/** An error that a person can meet before TypeScript runs: a permanent code, what happened, and what to do. */
export class EnterError extends Error {
  /** @param {string} code @param {string} what @param {string} remedy @param {unknown} [cause] */
  constructor(code, what, remedy, cause) {
    super(`[${code}] ${what}\n${remedy}`, { cause })
    this.code = code
  }
}

const explanations = [
  {
    code: 'HUOYE-RUN-011',
    test: /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ERR_SOCKET_TIMEOUT|network/i,
    what: '安装依赖时连不上 npm 软件源。',
    remedy: '请检查网络或代理；内网环境可先设置 npm config set registry <地址>，再运行一次同样的命令。',
  },
  {
    code: 'HUOYE-RUN-012',
    test: /ENOSPC/,
    what: '磁盘空间不足，依赖没有装完。',
    remedy: '请腾出至少 3 GB 空间后重试。',
  },
  {
    code: 'HUOYE-RUN-013',
    test: /EACCES|EPERM|EROFS/,
    what: '没有写入 node_modules 的权限。',
    remedy: '请用拥有本目录的用户运行，或修正目录权限后重试。',
  },
  {
    code: 'HUOYE-RUN-014',
    test: /can only install packages when your package\.json and package-lock\.json|EUSAGE/,
    what: 'package.json 与 package-lock.json 不一致。',
    remedy: '如果没有改过它们，请重新取一份完整的代码；改过依赖的，请先运行 npm install 更新锁文件。',
  },
  {
    code: 'HUOYE-RUN-015',
    test: /EINTEGRITY/,
    what: '下载到的软件包与锁文件中的校验值不符。',
    remedy: '请运行 npm cache verify 后重试；仍不符时，请检查所用的软件源是否可信。',
  },
]

/**
 * Why an installation failed, from what npm wrote.
 * @param {string} output what npm wrote on its error stream
 */
export function explainInstall(output) {
  const known = explanations.find((explanation) => explanation.test.test(output))
  const last = output.trim().split('\n').slice(-8).join('\n')
  return new EnterError(
    known?.code ?? 'HUOYE-RUN-010',
    known?.what ?? '安装依赖没有成功。',
    `${known?.remedy ?? '请根据下面 npm 的输出处理后重试。'}\n${last}`,
  )
}
