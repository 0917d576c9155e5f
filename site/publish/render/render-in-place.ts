import type { RecordStore } from '../reads/recording.ts'
import { RememberingStore } from '../replica/remembering-store.ts'
import { ReadCache, type Recorder } from './read-cache.ts'
import { type RenderContext, type Renderer, renderBatch } from './renderer.ts'

/** Renders in the calling thread. For tests, where one can look inside. */
export function renderInPlace(context: RenderContext, store: RecordStore, recorder?: Recorder): Renderer {
  return {
    forget: () => undefined,
    hold: async () => undefined,
    async *render(paths, state) {
      const cache = new ReadCache(new RememberingStore(store), state.today, recorder)
      cache.learn(state.known)
      yield await renderBatch(context, cache, paths, state)
    },
    close: async () => undefined,
  }
}
