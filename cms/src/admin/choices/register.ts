import type { StrapiApp } from '@strapi/strapi/admin'
import { ChoiceInput } from './ChoiceInput.tsx'
import { ChoicesInput } from './ChoicesInput.tsx'

/** Inputs for choices: Strapi's own show the stored word, and a list of choices as JSON text. */
export function registerChoices(app: StrapiApp): void {
  app.addFields([
    { type: 'enumeration', Component: ChoiceInput },
    { type: 'json', Component: ChoicesInput },
  ])
  app.customFields.register({
    name: 'choice',
    type: 'string',
    intlLabel: { id: 'huoye.choice.label', defaultMessage: '选项' },
    intlDescription: { id: 'huoye.choice.description', defaultMessage: '几个选项里选一个' },
    components: { Input: async () => ({ default: ChoiceInput }) },
  })
}
