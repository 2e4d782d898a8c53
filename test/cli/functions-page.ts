// The text of docs/functions.md, from the functions and the vocabulary themselves.

import type { LocalText } from '../../src/core/text/message.ts';
import { celFunctions } from '../../src/core/policy/functions/functions.ts';
import { ownFunctions } from '../../src/core/policy/expressions/own-functions.ts';
import type { CelType } from '../../src/core/policy/expressions/type-table.ts';
import { typeOfKind } from '../../src/core/policy/expressions/type-table.ts';
import { viewTypes } from '../../src/core/policy/expressions/view-classes.ts';
import { derivedFields, derivedMethods } from '../../src/core/policy/vocabulary/vocabulary.ts';

const entities = Object.values(typeOfKind);

/** `writer`: the test that writes the page. */
export function functionsPage(writer: string): string {
  return `# Functions, relations and fields of expressions

Written by \`UPDATE_GOLDEN=1 npx mocha ${writer}\` from the functions and the vocabulary themselves. Beside these there are the
functions of CEL itself (\`size\`, \`has\`, \`startsWith\`, \`contains\`, \`all\`, \`exists\`, \`filter\`, \`map\`, …), \`Day + Span\`, \`Day - Span\`,
\`Day - Day\` (days), and comparisons of days, durations and amounts. [Writing policies](policies.md) tells how they are used.

## Functions

${table(['function', 'English', 'Français'], [...ownFunctions, ...celFunctions].map(({ signature, describe }) => row(signature, describe)))}

## What an entity can be asked

An expression starts from the entity by its kind (\`tool\`, \`flow\`, \`data\`, …), \`self\`, \`item\` (with \`each\`), \`stack\`, \`params\` or
\`today\`. Below, each kind with its relations and effective values, which are computed, and with the keys that the file states; a
\`declared_…\` key is what is written where the name alone gives the effective value. A relation is never missing, though it may be
empty; a key that is not written, and an effective value that nothing states, is unknown. \`flow.from\` and \`flow.to\` are an
\`Endpoint\`: they have all that a Tool and a People have.

${entities.map(entityPart).join('\n\n')}

## Sections and records

Sections of an entity (\`tool.security\`) are always there, and say by \`.declared\` whether they are written.

${table(['type', 'fields'], [...viewTypes.table.values()].filter(({ name }) => !entities.includes(name) && name !== 'Endpoint').map(type => `| \`${type.name}\` | ${keysOf(type)} |`))}
`;
}

function entityPart(name: string): string {
  const type = viewTypes.table.get(name) as CelType;
  const relations = derivedFields.filter(({ on }) => on === name).map(({ name: field, type: of, describe }) => row(`.${field}: ${of}`, describe));
  const methods = derivedMethods.filter(({ on }) => on === name).map(({ name: method, takes, type: of, describe }) => row(`.${method}(${takes.join(', ')}): ${of}`, describe));
  const keys = keysOf(type);
  return `### ${name}\n\n${table(['relation', 'English', 'Français'], [...relations, ...methods])}${keys === '' ? '' : `\n\nKeys of the file: ${keys}.`}`;
}

function keysOf(type: CelType): string {
  return [...type.fields.values()].filter(({ name, source }) => source.from !== 'derived' && name !== 'declared').map(({ name, type: of }) => `\`${name}: ${of}\``).join(', ');
}

function table(head: readonly string[], rows: readonly string[]): string {
  return [`| ${head.join(' | ')} |`, `| ${head.map(() => '---').join(' | ')} |`, ...rows].join('\n');
}

function row(signature: string, { en, fr }: LocalText): string {
  return `| \`${signature.replaceAll('|', '\\|')}\` | ${en} | ${fr} |`;
}
