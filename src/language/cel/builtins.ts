// What CEL itself brings, as far as policies may use it: a sentence each, and how a call is begun. The library gives no words for them.

import type { MessageId } from '../../core/text/message.ts';

export interface Builtin {
  readonly name: string;
  /** As a reader sees it behind the name: `(element, condition)`. */
  readonly takes: string;
  readonly gives: string;
  readonly text: MessageId;
  /** A snippet behind the name; `'` stands for the quote that suits the YAML around it. */
  readonly begin: string;
}

const built = (name: string, takes: string, gives: string, text: MessageId, begin: string): Builtin => ({ name, takes, gives, text, begin });

/** Functions. */
export const builtinFunctions: readonly Builtin[] = [
  built('has', '(fact)', 'bool', 'cel.has', '($0)'), built('size', '(list, map or text)', 'int', 'cel.size', '($0)'),
  built('string', '(value)', 'string', 'cel.string', '($0)'), built('double', '(value)', 'double', 'cel.double', '($0)'),
];

const size = built('size', '()', 'int', 'cel.size', '()');

const ofLists: readonly Builtin[] = [
  built('exists', '(element, condition)', 'bool', 'cel.exists', `(\${1:x}, $0)`), built('all', '(element, condition)', 'bool', 'cel.all', `(\${1:x}, $0)`),
  built('exists_one', '(element, condition)', 'bool', 'cel.exists-one', `(\${1:x}, $0)`), built('filter', '(element, condition)', 'list', 'cel.filter', `(\${1:x}, $0)`),
  built('map', '(element, expression)', 'list', 'cel.map', `(\${1:x}, $0)`), size,
];
const join = built('join', '(between)', 'string', 'cel.join', `('\${1:, }')`);
const ofTexts: readonly Builtin[] = [
  built('startsWith', '(text)', 'bool', 'cel.starts-with', '(\'$1\')'), built('endsWith', '(text)', 'bool', 'cel.ends-with', '(\'$1\')'),
  built('contains', '(text)', 'bool', 'cel.contains', '(\'$1\')'), built('lowerAscii', '()', 'string', 'cel.lower-ascii', '()'),
  built('upperAscii', '()', 'string', 'cel.upper-ascii', '()'), built('trim', '()', 'string', 'cel.trim', '()'),
  built('split', '(separator)', 'list<string>', 'cel.split', '(\'$1\')'), size,
];
const ofOptionals: readonly Builtin[] = [
  built('orValue', '(value)', 'value', 'cel.or-value', '($0)'), built('or', '(other)', 'optional', 'cel.or', '($0)'),
  built('hasValue', '()', 'bool', 'cel.has-value', '()'), built('value', '()', 'value', 'cel.value', '()'),
];
const ofNamespace: readonly Builtin[] = [built('bind', '(name, value, expression)', 'value', 'cel.bind', `(\${1:x}, $2, $0)`)];

/** What may stand behind a dot on a value of that type. */
export function builtinMembers(type: string): readonly Builtin[] {
  if (type === 'list<string>') return [...ofLists, join];
  if (type.startsWith('list<') || type.startsWith('map<')) return ofLists;
  if (type.startsWith('optional<')) return ofOptionals;
  return type === 'string' ? ofTexts : type === 'CelNamespace' ? ofNamespace : [];
}
