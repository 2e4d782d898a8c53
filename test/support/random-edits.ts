// Seeded random edits of YAML texts: what people type, paste and break.

import fc from 'fast-check';

export interface RandomEdit {
  /** Which of the files, and where in it, both as fractions of what is there. */
  readonly file: number;
  readonly at: number;
  readonly length: number;
  readonly kind: 'insert' | 'delete' | 'line' | 'duplicate' | 'word';
  readonly text: string;
}

const snippets = [
  'x', ' ', '\n', '  ', ':', '-', '#', '"', "'", '{', '}', '[', ']', '&a ', '*a', '<<: *a', '\t', '\r\n', '😀', 'é', '? ', '|', '>', '!x ', '%', '---\n', '...\n',
  'stage: prodution', 'lifecycle: trial', '\n  new-tool:\n    name: New\n', 'mfa: true', 'until: 2026-01-01', '# martech-ignore ownership/no-business-owner: agreed\n',
];

/** Words of the texts, so that ids and enumerations are often hit by a real change of meaning. */
const words = ['trial', 'production', 'retired', 'idea', 'crm', 'web', 'mails', 'master', 'api', '2026-11-22', 'true', 'marketing', 'it', 'FR', 'US', 'planned',
  'consent', 'contract', 'tag', 'hotjar', 'gtm', 'scc', 'dpf', 'visitors', 'news', 'suite', 'cmp', 'high', 'aggregated', 'false', '2027-03-01', '90 days', '3000 EUR/year'];

export const randomEdit: fc.Arbitrary<RandomEdit> = fc.record({
  file: fc.double({ min: 0, max: 0.999, noNaN: true }),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.integer({ min: 1, max: 12 }),
  kind: fc.constantFrom('insert', 'insert', 'delete', 'line', 'duplicate', 'word', 'word'),
  text: fc.constantFrom(...snippets),
});

/** The files after the edit; the input is not changed. */
export function applyRandomEdit(files: Readonly<Record<string, string>>, edit: RandomEdit): Readonly<Record<string, string>> {
  const names = Object.keys(files);
  const name = names[Math.floor(edit.file * names.length)] as string;
  return { ...files, [name]: editText(files[name] as string, edit) };
}

function editText(text: string, { at, length, kind, text: inserted }: RandomEdit): string {
  const offset = Math.floor(at * text.length);
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const lineEnd = text.indexOf('\n', offset) < 0 ? text.length : text.indexOf('\n', offset) + 1;
  switch (kind) {
    case 'insert': return text.slice(0, offset) + inserted + text.slice(offset);
    case 'delete': return text.slice(0, offset) + text.slice(offset + length);
    case 'line': return text.slice(0, lineStart) + text.slice(lineEnd);
    case 'duplicate': return text.slice(0, lineEnd) + text.slice(lineStart, lineEnd) + text.slice(lineEnd);
    case 'word': {
      const match = /[\w-]+/.exec(text.slice(offset));
      if (!match) return text;
      const start = offset + match.index;
      return text.slice(0, start) + words[length % words.length] + text.slice(start + match[0].length);
    }
  }
}
