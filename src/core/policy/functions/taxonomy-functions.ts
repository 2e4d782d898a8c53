// Functions of the expression language on categories of data, purposes and categories of tools.

import { defaultZone, groupOf } from '../../values/categories.ts';
import { classOf, isA, isPersonal } from '../../values/taxonomy.ts';
import type { CelFunction } from '../expressions/cel-function.ts';
import { missing } from '../expressions/missing.ts';

export const taxonomyFunctions: readonly CelFunction[] = [
  {
    signature: 'is_a(string, string): bool',
    run: isA,
    describe: {
      en: 'True where a data category or purpose is at or below another: is_a(\'user.contact.email\', \'user.contact\').',
      fr: 'Vrai si une catégorie de données ou une finalité est égale ou inférieure à une autre : is_a(\'user.contact.email\', \'user.contact\').',
    },
  },
  {
    signature: 'class_of(string): string',
    run: (category: string) => orMissing(classOf(category)),
    describe: {
      en: 'How the law looks at a data category: special-art9, criminal-art10, children, national-id, highly-personal, personal or not-personal.',
      fr: 'Le regard du droit sur une catégorie de données : special-art9, criminal-art10, children, national-id, highly-personal, personal ou not-personal.',
    },
  },
  {
    signature: 'personal(string): bool',
    run: isPersonal,
    describe: { en: 'True for a data category at or below user.', fr: 'Vrai pour une catégorie de données égale ou inférieure à user.' },
  },
  {
    signature: 'special(string): bool',
    run: (category: string) => classOf(category) === 'special-art9',
    describe: { en: 'True for a special category of data (GDPR art. 9).', fr: 'Vrai pour une catégorie particulière de données (art. 9 du RGPD).' },
  },
  {
    signature: 'group_of(string): string',
    run: (category: string) => orMissing(groupOf(category)?.id),
    describe: { en: 'The group of a category of tools; unknown for a category of one’s own.', fr: 'Le groupe d’une catégorie d’outils ; inconnu pour une catégorie maison.' },
  },
  {
    signature: 'default_zone(string): string',
    run: (category: string) => defaultZone(category) ?? 'shared',
    describe: {
      en: 'The zone of a tool of that category that states none; shared for a category of one’s own.',
      fr: 'La zone d’un outil de cette catégorie qui n’en indique pas ; shared pour une catégorie maison.',
    },
  },
];

function orMissing(value: string | undefined): string {
  if (value === undefined) throw missing();
  return value;
}
