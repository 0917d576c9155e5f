import { Modal, Typography } from '@strapi/design-system'
import { WarningCircle } from '@strapi/icons'
import { useAuth } from '@strapi/strapi/admin'
import { useNavigate } from 'react-router-dom'
import { withdrawDocuments } from '../../operations/contract.ts'
import { useOrders } from './use-orders.ts'
import { WithdrawForm } from './WithdrawForm.tsx'

const types: ReadonlySet<string> = new Set(['api::article.article', 'api::activity.activity', 'api::overview.overview'])

type ActionProps = { model: string; documentId?: string }

/** “紧急撤稿” in the menu beside a document, for those who may. */
export function WithdrawAction({ model, documentId }: ActionProps) {
  const permissions = useAuth('WithdrawAction', (state) => state.permissions)
  const allowed = permissions.some(({ action }) => action === withdrawDocuments)
  if (!allowed || !documentId || !types.has(model)) return null
  return {
    label: '紧急撤稿',
    icon: <WarningCircle />,
    variant: 'danger' as const,
    position: 'header' as const,
    dialog: {
      type: 'modal' as const,
      title: '紧急撤稿',
      content: ({ onClose }: { onClose: () => void }) => (
        <Content uid={model} documentId={documentId} onClose={onClose} />
      ),
    },
  }
}
WithdrawAction.type = 'huoye-withdraw'

function Content({ uid, documentId, onClose }: { uid: string; documentId: string; onClose: () => void }) {
  const orders = useOrders()
  const navigate = useNavigate()
  const withdraw = async (reason: string): Promise<boolean> => {
    const done = await orders.withdraw({ uid, documentId, reason })
    if (done) {
      onClose()
      navigate(`/content-manager/collection-types/${uid}`)
    }
    return done
  }
  return (
    <Modal.Body>
      <WithdrawForm ready busy={orders.busy} onWithdraw={withdraw}>
        <Typography textColor="neutral800">
          一秒内从网站撤下，并从所有保留的版本、搜索、订阅源和后台中清除。回退、恢复备份都不会让它回来。
        </Typography>
      </WithdrawForm>
    </Modal.Body>
  )
}
