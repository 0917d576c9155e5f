import type { Settings } from './settings.ts'

/** What is said when everything runs: where it is, and how to log in. */
export function announcement(settings: Settings, loginUrl: string | null, took: string): string {
  return `
活页已启动（${took}）。

  公开网站  ${settings.publicUrl}/
  管理后台  ${settings.cmsPublicUrl}/admin
  登录      ${howToLogIn(settings, loginUrl)}
  数据目录  ${settings.dataDir}（备份它就备份了一切；日志在其中的 logs/）

按 Ctrl-C 停止。
`
}

function howToLogIn(settings: Settings, loginUrl: string | null): string {
  if (loginUrl !== null) return `第一次使用，请打开这个一次性链接设置管理员：\n            ${loginUrl}`
  if (settings.admin !== null)
    return `用 ${settings.admin.email} 和 HUOYE_ADMIN_PASSWORD 中的密码（在后台改过的以后台为准）`
  return '用已有的管理员账号'
}
