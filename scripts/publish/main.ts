import { publisherState, releaseDiff, releaseList } from '@huoye/content-types'
import { ExplainedError, runCommand } from '../explain/explained-error.ts'
import { sideScreen, terminal } from '../progress/progress.ts'
import { readSettings } from '../start/settings.ts'
import { root } from '../start/system.ts'
import { askPublisher, askState } from './ask-publisher.ts'
import { type PublishOptions, readOptions } from './options.ts'
import { rebuild } from './rebuild.ts'
import { describeDiff, describeReleases } from './releases.ts'
import { runExport } from './run-export.ts'
import { runVerify } from './run-verify.ts'
import { describeState } from './status.ts'
import { withdraw } from './withdraw.ts'

/** `npm run publish`: what is live, what was, and which of it readers see. Exit code 1: differences, 2: not done. */
await runCommand(async () => {
  const ending = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect'] as const) process.on(signal, () => ending.abort())
  process.channel?.unref()
  try {
    const options = readOptions(process.argv.slice(2))
    const settings = readSettings(process.env, root)
    if (options.command === 'verify') {
      const { json } = options
      const { code, text } = await runVerify(root, settings, { json, screen: sideScreen, signal: ending.signal })
      terminal.write(text)
      return code
    }
    if (options.command === 'export')
      return await runExport(root, settings, options, { screen: terminal, signal: ending.signal })
    if (options.command === 'withdraw') {
      const { path, reason } = options
      await withdraw(settings, { path, reason })
      terminal.write(
        options.json ? `${JSON.stringify({ withdrawn: path })}\n` : `已撤下 ${path}，正在清除各版本中的副本。\n`,
      )
      return 0
    }
    const { answer, text } = await carryOut(options, settings.dataDir)
    terminal.write(options.json ? `${JSON.stringify(answer)}\n` : text)
    return 0
  } catch (error) {
    if (!(error instanceof ExplainedError)) throw error
    sideScreen.write(`\n${error.message}\n`)
    return 2
  }
})

type Asked = Exclude<PublishOptions, { command: 'verify' | 'withdraw' | 'export' }>

/** Asks the publisher; gives what it answers, and the same as a person reads it. */
async function carryOut(options: Asked, dataDir: string): Promise<{ answer: object; text: string }> {
  switch (options.command) {
    case 'status': {
      const answer = await askState(dataDir)
      return { answer, text: describeState(answer, new Date()) }
    }
    case 'list': {
      const answer = await askPublisher(dataDir, 'GET', `/releases?limit=${options.limit}`, releaseList)
      return { answer, text: describeReleases(answer.releases, (await askState(dataDir)).pinned) }
    }
    case 'diff': {
      const answer = await askPublisher(dataDir, 'GET', `/diff?from=${options.from}&to=${options.to}`, releaseDiff)
      return { answer, text: describeDiff(answer) }
    }
    case 'rollback': {
      const answer = await askPublisher(dataDir, 'POST', `/rollback?release=${options.release}`, publisherState)
      const text = `读者现在看到第 ${options.release} 版。新发布的内容排队等候，恢复用 npm run publish -- resume。\n`
      return { answer, text }
    }
    case 'resume': {
      const answer = await askPublisher(dataDir, 'POST', '/resume', publisherState)
      return { answer, text: `读者现在看到最新的第 ${answer.release} 版。\n` }
    }
    case 'rebuild': {
      const answer = await rebuild(dataDir, options.full, sideScreen)
      return { answer, text: `整站重做完成，线上是第 ${answer.pinned ?? answer.release} 版。\n` }
    }
  }
}
