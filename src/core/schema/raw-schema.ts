// The three schemas as they ship, and what this product reads in them; knows nothing of documents.

import observations from '../../../schemas/martech-observations.schema.json' with { type: 'json' };
import policies from '../../../schemas/martech-policies.schema.json' with { type: 'json' };
import stack from '../../../schemas/martech-stack.schema.json' with { type: 'json' };
import type { FileKind } from '../file-kind.ts';

export interface RawText {
  readonly title?: string;
  readonly description?: string;
  readonly 'x-fr'?: { readonly title?: string; readonly description?: string };
}

/** A JSON Schema with our annotations (`x-…`), which validators never see. */
export interface RawSchema extends RawText {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, RawSchema>>;
  readonly type?: string | readonly string[];
  readonly enum?: readonly (string | number)[];
  readonly pattern?: string;
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, RawSchema>>;
  readonly additionalProperties?: boolean | RawSchema;
  readonly propertyNames?: RawSchema;
  readonly items?: RawSchema;
  readonly anyOf?: readonly RawSchema[];
  /** What a value names: a kind of entity, `catalog`, `rule` or `target`. */
  readonly 'x-ref'?: string | readonly string[];
  /** What a scalar means: `date`, `duration`, `money`, `place`, `text`, … */
  readonly 'x-kind'?: string;
  /** On an object: the key for which its short form, a scalar, stands. */
  readonly 'x-short'?: string;
  /** On `anyOf`: one value may stand where a list is meant. */
  readonly 'x-list'?: boolean;
  /** The kind of file whose top level may stand here in part, required keys left out. */
  readonly 'x-partial'?: FileKind;
  /** With `x-partial`: the top-level key of that file whose value stands here. */
  readonly 'x-section'?: string;
  /** Values worth offering where any text is allowed. */
  readonly 'x-known'?: readonly string[];
  /** What each value of `enum` or `x-known` means. */
  readonly 'x-values'?: Readonly<Record<string, RawText>>;
  /** `a stage` and `Stages`, for sentences about an enumeration. */
  readonly 'x-noun'?: Readonly<Record<'en' | 'fr', readonly [one: string, many: string]>>;
  /** The rule whose finding a broken keyword is: by keyword, and under `required` by key. */
  readonly 'x-rule'?: { readonly format?: string; readonly required?: Readonly<Record<string, string>> };
}

export const rawSchemas: Readonly<Record<FileKind, RawSchema>> = {
  'martech-stack': stack as unknown as RawSchema,
  'martech-policies': policies as unknown as RawSchema,
  'martech-observations': observations as unknown as RawSchema,
};
