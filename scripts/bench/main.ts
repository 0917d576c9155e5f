import { ExplainedError, runCommand } from '../explain/explained-error.ts'
import { type Screen, sideScreen, terminal } from '../progress/progress.ts'
import { benchFull } from './full/full.ts'
import { benchBulk } from './live/bulk.ts'
import { benchNoop } from './live/noop.ts'
import { benchPublish } from './live/publish.ts'
import { benchRebuild } from './live/rebuild.ts'
import { benchRestore } from './live/restore.ts'
import { benchRollback } from './live/rollback.ts'
import { benchSoak } from './live/soak.ts'
import { type BenchOptions, readOptions } from './options.ts'
import { benchPictures } from './pictures/pictures.ts'
import { benchSearch } from './search/search.ts'
import { benchServe } from './serve/serve.ts'

interface Bench {
  readonly usage: string
  run(options: BenchOptions, screen: Screen): Promise<object>
}

/** Every bench by its name. */
const benches: Readonly<Record<string, Bench>> = {
  publish: {
    usage: 'publish [--pages 页数] [--publishes 次数] [--corpus 语料.jsonl]  从点发布到网上可见',
    run: ({ publishes, pages, corpus }, screen) => benchPublish(publishes ?? 100, pages ?? 0, corpus, screen),
  },
  full: {
    usage: 'full [--pages 页数] [--corpus 语料.jsonl]  整站渲染，与 Hugo、Eleventy 相比',
    run: ({ pages, corpus }, screen) => benchFull(pages ?? 13_000, corpus, screen),
  },
  noop: {
    usage: 'noop [--pages 页数] [--corpus 语料.jsonl]  没有变化时，与内容管理核对一遍',
    run: ({ pages, corpus }, screen) => benchNoop(pages ?? 13_000, corpus, screen),
  },
  bulk: {
    usage: 'bulk [--documents 篇数] [--pages 页数] [--ordinary]  大批导入时的单篇发布；--ordinary 用普通导入',
    run: ({ documents, pages, corpus, ordinary }, screen) => {
      const way = ordinary ? 'import' : 'load'
      return benchBulk({ documents: documents ?? 10_000, pages: pages ?? 13_000, corpus, way }, screen)
    },
  },
  rebuild: {
    usage: 'rebuild [--pages 页数] [--corpus 语料.jsonl]  整站重建时网站的响应',
    run: ({ pages, corpus }, screen) => benchRebuild(pages ?? 13_000, corpus, screen),
  },
  rollback: {
    usage: 'rollback [--publishes 次数] [--pages 页数] [--corpus 语料.jsonl]  从下令回退或恢复到读者看到',
    run: ({ publishes, pages, corpus }, screen) => benchRollback(publishes ?? 100, pages ?? 0, corpus, screen),
  },
  restore: {
    usage: 'restore [--pages 页数] [--corpus 语料.jsonl]  备份、清空、恢复并核对要多久',
    run: ({ pages, corpus }, screen) => benchRestore(pages ?? 13_000, corpus, screen),
  },
  serve: {
    usage: 'serve [--pages 页数] [--corpus 语料.jsonl]  网站的响应能力，与 nginx 相比',
    run: ({ pages, corpus }, screen) => benchServe(pages ?? 0, corpus, screen),
  },
  search: {
    usage: 'search [--documents 篇数] [--corpus 语料.jsonl]  搜索找得准不准、快不快',
    run: ({ documents, corpus }, screen) => benchSearch({ documents: documents ?? 13_000, corpus }, screen),
  },
  pictures: {
    usage: 'pictures [--runs 次数]  上传一张1200万像素的照片，与只用 sharp 相比',
    run: ({ runs }, screen) => benchPictures(runs ?? 15, screen),
  },
  soak: {
    usage: 'soak [--publishes 次数] [--pages 页数] [--corpus 语料.jsonl]  连续发布时的内存和磁盘',
    run: ({ publishes, pages, corpus }, screen) => benchSoak(publishes ?? 10_000, pages ?? 0, corpus, screen),
  },
}

const usage = `用法：npm run bench -- 名称 [选项] [--json]\n${Object.values(benches)
  .map((bench) => `  ${bench.usage}`)
  .join('\n')}`

/** `npm run bench -- NAME`: figures of one kind. With --json, one JSON object on stdout and nothing else there. */
await runCommand(async () => {
  const options = parse(process.argv.slice(2))
  const bench = Object.hasOwn(benches, options.name) ? benches[options.name] : undefined
  if (!bench) throw new ExplainedError('HUOYE-BENCH-001', `没有“${options.name}”这项测试。`, usage)
  const figures = await bench.run(options, options.json ? sideScreen : terminal)
  if (options.json) console.log(JSON.stringify(figures))
  else console.table(figures)
  return 'missed' in figures && figures.missed !== 0 ? 1 : 0
})

function parse(parameters: string[]): BenchOptions {
  try {
    return readOptions(parameters)
  } catch (cause) {
    throw new ExplainedError('HUOYE-BENCH-002', `看不懂这些参数：${parameters.join(' ')}`, usage, cause)
  }
}
