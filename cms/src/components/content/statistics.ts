import { componentSchema, statistics } from '@huoye/content-types'

export default componentSchema(statistics)
