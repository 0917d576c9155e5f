import type { ComponentDefinition, DocumentTypeDefinition, Field, Fields } from '../define/field.ts'

type Attribute = Record<string, unknown>

/** Strapi takes names of GraphQL only as enumeration values; choices in Chinese are a custom field over a string. */
const enumerable = /^[_A-Za-z][_0-9A-Za-z-]*$/

/** PostgreSQL stores Strapi's `string` in 255 characters. */
const stringColumn = 255

/** One Strapi attribute. Drafts may be incomplete, so `required` is checked at publish, by the contract, not by Strapi. */
function attribute(field: Field): Attribute {
  switch (field.kind) {
    case 'text':
      return {
        type: (field.max ?? 0) > stringColumn ? 'text' : 'string',
        ...(field.max ? { maxLength: field.max } : {}),
        ...(field.unique ? { unique: true } : {}),
      }
    case 'longText':
      return { type: 'text', ...(field.max ? { maxLength: field.max } : {}) }
    case 'html':
      return { type: 'customField', customField: 'global::html', ...(field.max ? { maxLength: field.max } : {}) }
    case 'integer':
      return {
        type: 'integer',
        ...(field.min === undefined ? {} : { min: field.min }),
        ...(field.max === undefined ? {} : { max: field.max }),
        ...(field.initial === undefined ? {} : { default: field.initial }),
      }
    case 'boolean':
      return { type: 'boolean', ...(field.initial === undefined ? {} : { default: field.initial }) }
    case 'date':
      return { type: 'date' }
    case 'datetime':
      return { type: 'datetime' }
    case 'choice':
      return {
        ...(field.choices.every((choice) => enumerable.test(choice))
          ? { type: 'enumeration', enum: [...field.choices] }
          : { type: 'customField', customField: 'global::choice', options: { choices: [...field.choices] } }),
        ...(field.initial ? { default: field.initial } : {}),
      }
    case 'choices':
      return { type: 'json' }
    case 'picture':
      return { type: 'media', multiple: false, allowedTypes: ['images'] }
    case 'pictures':
      return { type: 'media', multiple: true, allowedTypes: ['images'] }
    case 'files':
      return { type: 'media', multiple: true, allowedTypes: ['files'] }
    case 'relation':
      return { type: 'relation', relation: 'manyToOne', target: `api::${field.target}.${field.target}` }
    case 'component':
      return { type: 'component', component: `content.${field.component}`, repeatable: field.many }
  }
}

function attributes(fields: Fields): Record<string, Attribute> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [
      name,
      { ...attribute(field), ...(field.hidden ? { pluginOptions: { 'content-manager': { visible: false } } } : {}) },
    ]),
  )
}

const underscored = (name: string): string => name.replaceAll('-', '_')

/** The Strapi content-type schema of a document type, as `cms/src/api/<name>/content-types/<name>/schema` exports it. */
export function strapiSchema(type: DocumentTypeDefinition) {
  return {
    kind: type.single ? 'singleType' : 'collectionType',
    collectionName: underscored(type.plural),
    info: { singularName: type.name, pluralName: type.plural, displayName: type.label, description: type.description },
    options: { draftAndPublish: type.drafts },
    pluginOptions: {},
    attributes: attributes(type.fields),
  }
}

/** The Strapi schema of a component; its UID is `content.<name>`. */
export function componentSchema(component: ComponentDefinition) {
  return {
    collectionName: `components_content_${component.name}`,
    info: { displayName: component.label, description: '' },
    options: {},
    attributes: attributes(component.fields),
  }
}
