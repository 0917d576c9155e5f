import {
  type ComponentDefinition,
  type DocumentTypeDefinition,
  documentTypes,
  type Field,
  type Fields,
} from '@huoye/content-types'
import { type FormLayout, formLayout } from './form-layout.ts'
import { componentTitles, listViews, systemLabels } from './list-views.ts'

type Metadata = { edit: Record<string, unknown>; list: Record<string, unknown> }
export type Configuration = {
  settings: Record<string, unknown>
  metadatas: Record<string, Metadata>
  layouts: { list: string[]; edit: FormLayout }
}

/** How the panel shows a document type: Chinese names and hints, the form, the list. */
export function typeConfiguration(type: DocumentTypeDefinition): Configuration {
  const { columns, sortBy, order, pageSize } = listViews[type.name]
  return {
    settings: {
      bulkable: true,
      filterable: true,
      searchable: true,
      relationOpenMode: 'modal',
      pageSize,
      mainField: type.mainField,
      defaultSortBy: sortBy,
      defaultSortOrder: order,
    },
    metadatas: metadatas(type.fields),
    layouts: { list: [...columns], edit: formLayout(type.fields, type.mainField) },
  }
}

/** The same for a part of a document. */
export function componentConfiguration(component: ComponentDefinition): Configuration {
  const mainField = componentTitles[component.name]
  return {
    settings: {
      bulkable: true,
      filterable: true,
      searchable: true,
      pageSize: 10,
      mainField,
      defaultSortBy: mainField,
      defaultSortOrder: 'ASC',
    },
    metadatas: metadatas(component.fields),
    layouts: { list: [mainField], edit: formLayout(component.fields, '') },
  }
}

function metadatas(fields: Fields): Record<string, Metadata> {
  const own = Object.entries(fields).map(([name, field]): [string, Metadata] => [name, metadata(field)])
  const system = Object.entries(systemLabels).map(([name, label]): [string, Metadata] => [
    name,
    { edit: {}, list: { label, searchable: true, sortable: true } },
  ])
  return Object.fromEntries([...system, ...own])
}

const sortable = new Set<Field['kind']>([
  'text',
  'longText',
  'integer',
  'boolean',
  'date',
  'datetime',
  'choice',
  'relation',
])
const searchable = new Set<Field['kind']>(['text', 'longText', 'html'])

function metadata(field: Field): Metadata {
  return {
    edit: {
      label: field.label,
      description: field.hint ?? '',
      placeholder: '',
      visible: !field.hidden,
      editable: !field.serverSet,
      ...(field.kind === 'relation' ? { mainField: nameOf(field.target) } : {}),
    },
    list: { label: field.label, searchable: searchable.has(field.kind), sortable: sortable.has(field.kind) },
  }
}

const nameOf = (target: DocumentTypeDefinition['name']): string =>
  documentTypes.find(({ name }) => name === target)?.mainField ?? 'documentId'
