import { createHash } from 'node:crypto'
import { gunzipSync, gzipSync } from 'node:zlib'
import { Memory } from '../../../../publish/reads/memory.ts'
import { lowered } from './lower.ts'

/** What Pagefind's reader expects in front of the WebAssembly when it has unpacked it. */
const signature = Buffer.from('pagefind_dcd')

/** Every shard has the same. */
const known = new Memory(2)

/** Pagefind's packed WebAssembly as phones of 2020 understand it. Throws where it is packed in another way. */
export const forOldBrowsers = (packed: Buffer): Buffer =>
  known.recall(createHash('sha256').update(packed).digest('hex'), () => {
    const bytes = gunzipSync(packed)
    if (!bytes.subarray(0, signature.length).equals(signature)) throw new Error('Pagefind packs its WebAssembly anew.')
    return gzipSync(Buffer.concat([signature, lowered(bytes.subarray(signature.length))]), { level: 9 })
  })
