import { componentSchema, history } from '@huoye/content-types'

export default componentSchema(history)
