import { parseArgs } from 'node:util'
import { ExplainedError, runCommand } from '../explain/explained-error.ts'
import { sideScreen, terminal } from '../progress/progress.ts'
import { benchPublish } from './publish.ts'

const usage = '用法：npm run bench -- publish [--pages 页数] [--publishes 次数] [--json]'

/** `npm run bench -- publish`: how long from the publish button to the public site. With --json, one JSON object on stdout. */
await runCommand(async () => {
  const { name, pages, publishes, json } = readOptions(process.argv.slice(2))
  if (name !== 'publish') throw new ExplainedError('HUOYE-BENCH-001', `没有“${name}”这项测试。`, usage)
  const figures = await benchPublish(publishes, pages, json ? sideScreen : terminal)
  if (json) console.log(JSON.stringify(figures))
  else console.table(figures)
  return figures.missed === 0 ? 0 : 1
})

function readOptions(parameters: string[]) {
  const text = { type: 'string' } as const
  const options = { pages: text, publishes: text, json: { type: 'boolean' } } as const
  try {
    const { values, positionals } = parseArgs({ args: parameters, options, allowPositionals: true })
    return {
      name: positionals[0] ?? '',
      pages: wholeNumber(values.pages ?? '0'),
      publishes: wholeNumber(values.publishes ?? '40'),
      json: values.json === true,
    }
  } catch (cause) {
    throw new ExplainedError('HUOYE-BENCH-002', `看不懂这些参数：${parameters.join(' ')}`, usage, cause)
  }
}

function wholeNumber(text: string): number {
  if (!/^\d+$/.test(text)) throw new TypeError(`${text} is not a whole number`)
  return Number(text)
}
