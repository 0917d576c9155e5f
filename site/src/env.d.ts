/// <reference types="astro/client" />

// biome-ignore lint/style/noNamespace: the name by which Astro finds the type of its locals
declare namespace App {
  interface Locals {
    /** Everything a page knows of the content; the engine remembers what was asked. */
    read: import('../publish/reads/index.ts').ReadContent
  }
}
