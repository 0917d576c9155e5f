import { addresses } from '@huoye/content-types'
import type { Asked } from '../port.ts'
import { parametersOf } from './address.ts'

/** The address of the search page that asks for this. */
export const linkTo = (asked: Asked): string => `${addresses.search}?${parametersOf(asked)}`
