export { root } from '../plan/root.ts'
export { reads } from '../reads/index.ts'
export { render } from './answer.ts'
