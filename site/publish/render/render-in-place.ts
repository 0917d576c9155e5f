import type { RecordStore } from '../reads/recording.ts'
import { ReadCache, type Recorder } from './read-cache.ts'
import { type RenderContext, type Renderer, renderBatch } from './renderer.ts'

/** Renders in the calling thread. For tests, where one can look inside. */
export function renderInPlace(context: RenderContext, store: RecordStore, recorder?: Recorder): Renderer {
  return {
    render(paths, state) {
      const cache = new ReadCache(store, state.today, recorder)
      cache.learn(state.known)
      return renderBatch(context, cache, paths, state.durability)
    },
    close: async () => {},
  }
}
