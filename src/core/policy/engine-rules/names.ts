// The names that `engine:` may have in a policy.

/** In the order of the catalogue. `schema` marks rules whose findings the schema makes alone. */
export const engineRuleNames: ReadonlySet<string> = new Set([
  'schema', 'unknown-reference', 'duplicate-id', 'date-order', 'category-unknown', 'unknown-catalog-id', 'unused-entry', 'secret-in-manifest',
  'waiver-expired', 'waiver-unsigned', 'waiver-without-reason', 'waiver-unused', 'names-a-brand',
]);
