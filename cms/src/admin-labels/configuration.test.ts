import { components, documents, documentTypes } from '@huoye/content-types'
import { describe, expect, it } from 'vitest'
import { componentConfiguration, typeConfiguration } from './configuration.ts'

describe('how the panel shows a type', () => {
  it('takes names and hints from the definition and lets nobody type what the server sets', () => {
    const { metadatas } = typeConfiguration(documents.activity)
    expect(metadatas.title?.edit).toMatchObject({ label: '标题', editable: true, visible: true })
    expect(metadatas.firstPublishedAt?.edit).toMatchObject({ label: '首次发布时间', editable: false })
    expect(metadatas.importHash?.edit).toMatchObject({ visible: false })
    expect(metadatas.organization?.edit).toMatchObject({ mainField: 'name' })
  })

  it.each(documentTypes)('lists only fields that $label has', (type) => {
    const known = new Set([...Object.keys(type.fields), 'createdAt', 'updatedAt'])
    const { layouts, settings } = typeConfiguration(type)
    for (const column of [...layouts.list, String(settings.defaultSortBy)]) expect(known).toContain(column)
  })

  it.each(components)('names each $label by one of its own fields', (component) => {
    expect(Object.keys(component.fields)).toContain(componentConfiguration(component).settings.mainField)
  })

  it('has a Chinese name for everything that a person can see', () => {
    const all = [...documentTypes.map(typeConfiguration), ...components.map(componentConfiguration)]
    const labels = all.flatMap(({ metadatas }) => Object.values(metadatas)).map(({ list }) => String(list.label))
    for (const label of labels) expect(label).toMatch(/[一-鿿]/)
  })
})
