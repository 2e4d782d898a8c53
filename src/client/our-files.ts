// Which documents are ours: those in our languages, and those that a person opened as plain YAML though they bear our names.

import type { DocumentSelector, TextDocument } from 'vscode';

const languages: readonly string[] = ['martech-stack', 'martech-policies', 'martech-observations'];
/** Not the other sides of comparisons and histories: they would be stacks of their own. */
const schemes = ['file', 'untitled', 'vscode-vfs'];
const names = `{${languages.join(',')}}.{yaml,yml}`;

/** What the language server takes part in; `ownLanguage` alone is left to no other extension. */
export const ownLanguage = schemes.flatMap(scheme => languages.map(language => ({ language, scheme })));
export const ours = [...ownLanguage, ...schemes.flatMap(scheme => [`**/${names}`, `**/*.${names}`].map(pattern => ({ language: 'yaml', scheme, pattern })))] satisfies DocumentSelector;

/** The language in which a document is written, whatever the editor calls it; undefined where it is none of ours. */
export function ourLanguage({ languageId, uri }: TextDocument): string | undefined {
  if (languages.includes(languageId)) return languageId;
  return languageId === 'yaml' ? /(?:^|[/.])(martech-(?:stack|policies|observations))\.ya?ml$/i.exec(uri.path)?.[1]?.toLowerCase() : undefined;
}
