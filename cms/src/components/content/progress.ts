import { componentSchema, progress } from '@huoye/content-types'

export default componentSchema(progress)
