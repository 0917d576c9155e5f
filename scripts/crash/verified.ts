import { silence } from '../progress/progress.ts'
import { runVerify } from '../publish/run-verify.ts'
import type { Settings } from '../start/settings.ts'
import { root } from '../start/system.ts'

/** What `npm run publish -- verify` finds to differ from a clean full render; empty where nothing does. */
export async function verified(settings: Settings): Promise<string[]> {
  const { code, text } = await runVerify(root, settings, {
    json: true,
    screen: silence,
    signal: new AbortController().signal,
  })
  if (code === 2) return ['verify could not compare']
  const { differences }: { differences: unknown[] } = JSON.parse(text)
  return differences.map((difference) => `verify: ${JSON.stringify(difference)}`)
}
