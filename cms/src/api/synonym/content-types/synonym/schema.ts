import { documents, strapiSchema } from '@huoye/content-types'

export default strapiSchema(documents.synonym)
