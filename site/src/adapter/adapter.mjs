/**
 * A minimal Astro adapter: the built entry exports the application itself,
 * and the publishing engine calls `app.render(request, { locals })`.
 */
export default function renderAdapter() {
  return {
    name: 'huoye-render',
    hooks: {
      'astro:config:done': ({ setAdapter }) =>
        setAdapter({
          name: 'huoye-render',
          entrypointResolution: 'auto',
          serverEntrypoint: new URL('./entry.ts', import.meta.url),
          adapterFeatures: { buildOutput: 'server' },
          supportedAstroFeatures: {
            serverOutput: 'stable',
            staticOutput: 'stable',
            hybridOutput: 'stable',
            sharpImageService: 'stable',
          },
        }),
    },
  }
}
