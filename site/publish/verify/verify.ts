import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { ServedIndexReader } from '../../search/served/reading.ts'
import { keptBundle, partsOfEdition } from '../engine/kept-bundles.ts'
import { loadBundle } from '../render/site-bundle.ts'
import { ReplicaFile } from '../replica/replica-file.ts'
import { CannotCompare } from './cannot-compare.ts'
import { Check } from './check.ts'
import { LiveReplica } from './check-replica.ts'
import { LiveSite } from './live-site.ts'
import type { LiveEdition, Verification, VerifyTools } from './verification.ts'

export type VerifySettings = { dataDir: string; bundleEntry: string }

const mostAttempts = 3

/**
 * Renders the whole site anew from a fresh snapshot, in a replica of its own, and holds the live release against it. Only reads
 * what the running site has written. Throws CannotCompare when nothing can be said.
 */
export async function verify(settings: VerifySettings, tools: VerifyTools): Promise<Verification> {
  const started = performance.now()
  const live = new LiveSite(settings.dataDir)
  try {
    for (let attempt = 1; attempt <= mostAttempts; attempt++) {
      const edition = await editionOf(settings.bundleEntry, live)
      const done = await checkOnce(settings.dataDir, live, edition, tools)
      if (live.state().edition === edition.name) return { ...done, ms: Math.round(performance.now() - started) }
      tools.say('全站刚换成新生成的版本，重新比较')
    }
    const remedy = '请等全站重新生成完，再检查一次。'
    throw new CannotCompare('HUOYE-VERIFY-006', '检查期间全站接连换了几个版本，没有比完。', remedy)
  } finally {
    live.close()
  }
}

async function checkOnce(
  dataDir: string,
  live: LiveSite,
  edition: LiveEdition,
  tools: VerifyTools,
): Promise<Omit<Verification, 'ms'>> {
  const folder = mkdtempSync(join(tmpdir(), 'huoye-verify-'))
  const open: { close(): void }[] = []
  const keep = <Opened extends { close(): void }>(opened: Opened): Opened => {
    open.unshift(opened)
    return opened
  }
  try {
    const file = join(folder, 'replica.db')
    const replica = keep(new ReplicaFile(file))
    const reader = keep(new Database(file, { readonly: true }))
    const liveReplica = keep(new LiveReplica(dataDir, file))
    const served = keep(new ServedIndexReader(join(dataDir, 'search.db')))
    const parts = { edition, live, replica, reader, liveReplica, served }
    return await new Check(join(dataDir, 'objects'), tools, parts).run()
  } finally {
    for (const one of open) one.close()
    rmSync(folder, { recursive: true })
  }
}

/** While everything is being rendered anew with another bundle, the live release is still held against its own. */
async function editionOf(bundleEntry: string, live: LiveSite): Promise<LiveEdition> {
  const name = live.state().edition ?? ''
  const { hash, publicUrl } = partsOfEdition(name)
  const entry = keptBundle(bundleEntry, hash)?.entry
  if (entry !== undefined) return { name, entry, publicUrl, bundle: await loadBundle(entry) }
  throw new CannotCompare(
    'HUOYE-VERIFY-010',
    '生成线上版本的那一版网站程序已经不在了，没有比较。',
    '请先重新启动网站（npm start），等全站重新生成完，再检查一次。',
  )
}
