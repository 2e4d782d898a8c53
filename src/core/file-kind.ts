// Which of the three languages a file is written in, by its name, and which of its sections hold entries.

export type FileKind = 'martech-stack' | 'martech-policies' | 'martech-observations';

const names: readonly (readonly [RegExp, FileKind])[] = [
  [/(^|[/.])martech-stack\.ya?ml$/i, 'martech-stack'],
  [/(^|[/.])martech-policies\.ya?ml$/i, 'martech-policies'],
  [/(^|[/.])martech-observations\.ya?ml$/i, 'martech-observations'],
];

/** The kind of a file by its name (`martech-stack.yaml`, `brand.martech-stack.yml` …), undefined for any other file. */
export function fileKindOf(uri: string): FileKind | undefined {
  return names.find(([pattern]) => pattern.test(uri))?.[1];
}

/** Top-level keys whose children are entries with an id of their own; any other top-level key is one entry. */
export const sectionsOf: Readonly<Record<FileKind, ReadonlySet<string>>> = {
  'martech-stack': new Set(['owners', 'people', 'data', 'tools', 'contracts', 'flows', 'processing', 'initiatives', 'waivers']),
  'martech-policies': new Set(['parameters', 'params', 'rules', 'tests']),
  'martech-observations': new Set(),
};
