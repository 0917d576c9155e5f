import { Typography } from '@strapi/design-system'
import { Framed } from './Framed.tsx'
import type { Undescribed } from './undescribed.ts'

/** Which pictures nothing is said of, for whom that matters, and where to say it. */
export function UndescribedNotice({ pictures }: { pictures: readonly Undescribed[] }) {
  const where = pictures.map(({ label, count }) => `${label}${count}张`).join('，')
  return (
    <Framed $tone="warning500" data-undescribed>
      <Typography variant="pi" tag="p" fontWeight="semiBold" textColor="neutral800">
        还没有文字说明：{where}
      </Typography>
      <Typography variant="pi" tag="p" textColor="neutral600">
        点照片上的铅笔，在“替代文字”里写一句照片里是什么，看不见照片的读者就能听到。
      </Typography>
    </Framed>
  )
}
