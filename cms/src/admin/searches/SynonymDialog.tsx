import { synonymObjections } from '@huoye/content-types'
import { Button, Field, Modal, TextInput } from '@strapi/design-system'
import { type FormEvent, useState } from 'react'
import { useNewSynonym } from './use-new-synonym.ts'

const formId = 'new-synonym'

/** Makes a group of synonyms of a word that found nothing, and publishes it. */
export function SynonymDialog({ word, onClose, onAdded }: { word: string; onClose: () => void; onAdded: () => void }) {
  const { busy, add } = useNewSynonym()
  const [words, setWords] = useState(`${word}、`)
  const [objection, setObjection] = useState<string | null>(null)
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    const found = synonymObjections(words).join('；') || (await add(words))
    setObjection(found)
    if (found === null) onAdded()
  }
  return (
    <Modal.Root open onOpenChange={(open: boolean) => !open && onClose()}>
      <Modal.Content>
        <Modal.Header>
          <Modal.Title>加同义词</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <form id={formId} onSubmit={submit}>
            <Field.Root
              name="words"
              required
              hint="在后面写上网站里用的说法，用顿号隔开。保存后马上发布，搜其中一个，也找到其他的。"
              {...(objection === null ? {} : { error: objection })}
            >
              <Field.Label>意思一样的词</Field.Label>
              <TextInput
                autoFocus
                value={words}
                maxLength={200}
                onChange={(event: { target: { value: string } }) => setWords(event.target.value)}
              />
              <Field.Error />
              <Field.Hint />
            </Field.Root>
          </form>
        </Modal.Body>
        <Modal.Footer>
          <Button variant="tertiary" onClick={onClose}>
            取消
          </Button>
          <Button type="submit" form={formId} loading={busy}>
            保存并发布
          </Button>
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  )
}
