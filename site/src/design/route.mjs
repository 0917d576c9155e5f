/** Puts the page of the design system at /design/ while developing (`npx astro dev` in this folder); no build holds it. */
export default function designRoute() {
  return {
    name: 'huoye-design',
    hooks: {
      'astro:config:setup': ({ command, injectRoute }) => {
        if (command === 'dev')
          injectRoute({ pattern: '/design/', entrypoint: new URL('./design.astro', import.meta.url) })
      },
    },
  }
}
