/** What the stand-in can refuse with: the status and kind that Meilisearch's list of error codes gives each. */
const codes = {
  api_key_already_exists: [409, 'invalid_request'],
  api_key_not_found: [404, 'invalid_request'],
  bad_request: [400, 'invalid_request'],
  document_not_found: [404, 'invalid_request'],
  index_already_exists: [409, 'invalid_request'],
  index_not_found: [404, 'invalid_request'],
  internal: [500, 'internal'],
  invalid_api_key: [403, 'auth'],
  invalid_api_key_actions: [400, 'invalid_request'],
  invalid_api_key_description: [400, 'invalid_request'],
  invalid_api_key_expires_at: [400, 'invalid_request'],
  invalid_api_key_indexes: [400, 'invalid_request'],
  invalid_api_key_name: [400, 'invalid_request'],
  invalid_api_key_uid: [400, 'invalid_request'],
  invalid_content_type: [415, 'invalid_request'],
  invalid_document_fields: [400, 'invalid_request'],
  invalid_document_id: [400, 'invalid_request'],
  invalid_document_limit: [400, 'invalid_request'],
  invalid_document_offset: [400, 'invalid_request'],
  invalid_index_primary_key: [400, 'invalid_request'],
  invalid_index_uid: [400, 'invalid_request'],
  invalid_search_attributes_to_crop: [400, 'invalid_request'],
  invalid_search_attributes_to_retrieve: [400, 'invalid_request'],
  invalid_search_attributes_to_search_on: [400, 'invalid_request'],
  invalid_search_crop_length: [400, 'invalid_request'],
  invalid_search_crop_marker: [400, 'invalid_request'],
  invalid_search_facets: [400, 'invalid_request'],
  invalid_search_filter: [400, 'invalid_request'],
  invalid_search_limit: [400, 'invalid_request'],
  invalid_search_locales: [400, 'invalid_request'],
  invalid_search_matching_strategy: [400, 'invalid_request'],
  invalid_search_offset: [400, 'invalid_request'],
  invalid_search_q: [400, 'invalid_request'],
  invalid_search_sort: [400, 'invalid_request'],
  invalid_settings_displayed_attributes: [400, 'invalid_request'],
  invalid_settings_faceting: [400, 'invalid_request'],
  invalid_settings_filterable_attributes: [400, 'invalid_request'],
  invalid_settings_localized_attributes: [400, 'invalid_request'],
  invalid_settings_pagination: [400, 'invalid_request'],
  invalid_settings_ranking_rules: [400, 'invalid_request'],
  invalid_settings_searchable_attributes: [400, 'invalid_request'],
  invalid_settings_sortable_attributes: [400, 'invalid_request'],
  invalid_settings_typo_tolerance: [400, 'invalid_request'],
  invalid_swap_duplicate_index_found: [400, 'invalid_request'],
  invalid_swap_indexes: [400, 'invalid_request'],
  invalid_swap_rename: [400, 'invalid_request'],
  invalid_task_statuses: [400, 'invalid_request'],
  malformed_payload: [400, 'invalid_request'],
  missing_api_key_actions: [400, 'invalid_request'],
  missing_api_key_expires_at: [400, 'invalid_request'],
  missing_api_key_indexes: [400, 'invalid_request'],
  missing_authorization_header: [401, 'auth'],
  missing_content_type: [415, 'invalid_request'],
  missing_document_id: [400, 'invalid_request'],
  missing_index_uid: [400, 'invalid_request'],
  missing_master_key: [401, 'auth'],
  missing_swap_indexes: [400, 'invalid_request'],
  no_space_left_on_device: [422, 'system'],
  task_not_found: [404, 'invalid_request'],
} as const

export type ErrorCode = keyof typeof codes

/** An error as Meilisearch answers it, and as it stands in a failed task. */
export class ApiError extends Error {
  readonly code: ErrorCode

  constructor(code: ErrorCode, message: string) {
    super(message)
    this.code = code
  }

  get status(): number {
    return codes[this.code][0]
  }

  toJSON(): { message: string; code: string; type: string; link: string } {
    const link = `https://docs.meilisearch.com/errors#${this.code}`
    return { message: this.message, code: this.code, type: codes[this.code][1], link }
  }
}

export const indexNotFound = (uid: string): ApiError => new ApiError('index_not_found', `Index \`${uid}\` not found.`)
