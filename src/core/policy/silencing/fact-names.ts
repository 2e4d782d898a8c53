// The names of missing facts, as a person would list them: "second factor, encryption (on the way, at rest), assessment (status, on)".

import { type DeclaredKind, sectionOf } from '../../model/entity.ts';
import { schemaAt, type SchemaNode } from '../../schema/schema-at.ts';
import type { Language } from '../../text/language.ts';
import type { Target } from '../../model/finding.ts';
import { parsePath } from '../expressions/path.ts';

/** Sections whose keys say by themselves what they are: `second factor` needs no "security" before it. */
const broad: ReadonlySet<string> = new Set(['owners', 'security', 'privacy', 'lifecycle']);

/** Each fact by its title in the schema; those of one section together, behind the title of that section. */
export function factNames(kind: Target['kind'], facts: readonly string[], language: Language): readonly string[] {
  const groups = new Map<string, Set<string>>();
  for (const fact of facts) {
    const { of, name } = nameOf(kind, fact, language);
    const names = groups.get(of ?? name) ?? new Set();
    groups.set(of ?? name, of === undefined ? names : names.add(name));
  }
  return [...groups].map(([of, names]) => (names.size > 0 ? `${of} (${[...names].join(', ')})` : of));
}

/** `of` is left out where the name says enough, and where the fact is what the section's short form stands for (`sso: true`). */
function nameOf(kind: Target['kind'], fact: string, language: Language): { readonly of?: string; readonly name: string } {
  const path = parsePath(fact);
  const parent = path.length > 1 ? schemaOf(kind, path.slice(0, -1)) : undefined;
  const name = titleOf(schemaOf(kind, path), language) ?? fact;
  const of = titleOf(parent, language);
  if (!parent || of === undefined || broad.has(String(path.at(-2)))) return { name };
  return parent.short === path.at(-1) ? { name: of } : { of, name };
}

function schemaOf(kind: Target['kind'], path: readonly (string | number)[]): SchemaNode | undefined {
  const section = Object.hasOwn(sectionOf, kind) ? sectionOf[kind as DeclaredKind] : kind;
  const [top = '', ...inner] = section.split('.');
  return schemaAt('martech-stack', top, inner.length > 0 ? [...inner, 'x', ...path] : path);
}

/** Small, as in the middle of a sentence. */
function titleOf(schema: SchemaNode | undefined, language: Language): string | undefined {
  const title = schema?.title(language);
  return title !== undefined && /^\p{Lu}\p{Ll}/u.test(title) ? title.charAt(0).toLowerCase() + title.slice(1) : title;
}
