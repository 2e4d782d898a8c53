// A schema as the rest of the product reads it: references followed, short forms folded into one node, texts by language.

import type { Language } from '../text/language.ts';
import { defOf, follow, formsOf, isCondition, refsOf, scalarOf, typeOf, type Forms, type ScalarType, type SchemaType } from './forms.ts';
import { rawSchemas, type RawSchema, type RawText } from './raw-schema.ts';

/**
 * What may stand at a place of a file. Immutable; parts are resolved when first asked for.
 *
 * - `object`: fixed keys (`properties`); `short` names the key for which a scalar in its place stands.
 * - `map`: keys chosen by the writer (`keys`, `values`), some of them perhaps known beforehand (`properties`).
 * - `list`: `items`; where `list` is true, one item may stand in place of the list.
 * - `scalar`: a text, a number or a boolean; `enum`, `ref` and `kind` say which.
 * - `any`: anything at all.
 */
export class SchemaNode {
  readonly type: SchemaType;
  /** The name of the `$defs` entry behind this node, if any. */
  readonly def: string | undefined;
  readonly required: ReadonlySet<string>;
  /** One of these keys must be there (`domain`, `name` or `tool` of an observation). */
  readonly requiredOne: readonly string[];
  readonly list: boolean;
  readonly short: string | undefined;
  /** Kinds of entity that the value (or each key, on `keys`) names. */
  readonly ref: readonly string[] | undefined;
  readonly kind: string | undefined;
  readonly scalar: ScalarType | undefined;
  /** All values allowed, as text. */
  readonly enum: readonly string[] | undefined;
  /** Values worth offering where others are allowed too. */
  readonly known: readonly string[] | undefined;
  /** By key: the rule whose finding it is when that required key is missing. */
  readonly requiredRules: Readonly<Record<string, string>>;
  /** The rule whose finding a value of a wrong format is. */
  readonly formatRule: string | undefined;
  /** True inside a policy test's stack: no key is required there. */
  readonly partial: boolean;
  readonly raw: RawSchema;
  readonly #root: RawSchema;
  readonly #forms: Forms;
  #properties: ReadonlyMap<string, SchemaNode> | undefined;
  readonly #kept: { values?: SchemaNode | undefined; keys?: SchemaNode | undefined; items?: SchemaNode | undefined; scalarForm?: SchemaNode | undefined } = {};

  /** `root` holds the `$defs` that `schema` refers to; in a `partial` node no key is required. */
  constructor(schema: RawSchema, root: RawSchema, partial = false) {
    const raw = follow(schema, root);
    const foreign = raw['x-partial'];
    this.#root = foreign ? rawSchemas[foreign] : root;
    this.partial = partial || foreign !== undefined;
    this.raw = foreign ? { ...sectionIn(rawSchemas[foreign], raw['x-section']), ...textOf(raw) } : raw;
    this.#forms = formsOf(this.raw, this.#root);
    const main = this.#forms.list ?? this.#forms.object ?? this.#forms.scalar ?? this.raw;
    const scalar = this.#forms.list ? undefined : this.#forms.scalar;
    const plain = scalar ?? main;
    this.type = typeOf(main);
    this.def = this.#forms.def ?? defOf(schema);
    this.required = new Set(this.partial ? [] : main.required);
    this.requiredOne = (this.raw.anyOf ?? []).flatMap(branch => (isCondition(branch) ? (branch.required ?? []) : []));
    this.list = this.raw['x-list'] === true;
    this.short = this.#forms.object?.['x-short'];
    this.ref = refsOf(plain);
    this.kind = plain['x-kind'];
    this.requiredRules = main['x-rule']?.required ?? {};
    this.formatRule = plain['x-rule']?.format;
    this.scalar = scalarOf(plain);
    this.enum = plain.enum?.map(String);
    this.known = plain['x-known'];
  }

  /** The keys that the schema knows by name, in the order in which they are best written. */
  get properties(): ReadonlyMap<string, SchemaNode> {
    return (this.#properties ??= new Map(Object.entries((this.type !== 'list' && this.#object.properties) || {}).map(([key, value]) => [key, this.#child(value)])));
  }

  /** What each value of a map holds. */
  get values(): SchemaNode | undefined {
    const values = this.#object.additionalProperties;
    return (this.#kept.values ??= this.type === 'map' && typeof values === 'object' ? this.#child(values) : undefined);
  }

  /** What the keys of a map are. */
  get keys(): SchemaNode | undefined {
    const keys = this.#object.propertyNames;
    return (this.#kept.keys ??= keys && this.type === 'map' ? this.#child(keys) : undefined);
  }

  get items(): SchemaNode | undefined {
    const items = this.#forms.list?.items;
    return (this.#kept.items ??= items && this.#child(items));
  }

  /** Where an object has a scalar form too: that form. */
  get scalarForm(): SchemaNode | undefined {
    const { object, list, scalar } = this.#forms;
    return (this.#kept.scalarForm ??= object && !list && scalar ? this.#child(scalar) : undefined);
  }

  /** A short name of the thing; undefined for a schema without one. */
  title(language: Language): string | undefined {
    return textIn(this.raw, language).title;
  }

  /** What it is, why it matters, an example. */
  description(language: Language): string | undefined {
    return textIn(this.raw, language).description;
  }

  /** What one allowed or known value means. */
  valueText(value: string, language: Language): { readonly title: string; readonly description: string } | undefined {
    const values = (this.#forms.scalar ?? this.raw)['x-values'];
    const text = values && Object.hasOwn(values, value) ? values[value] : undefined;
    return text && { title: value, description: '', ...textIn(text, language) };
  }

  /** `a stage` and `Stages` for an enumeration, `a tool` and `Tools` for an object, for use in sentences. */
  noun(form: 'scalar' | 'object'): RawSchema['x-noun'] {
    return this.#forms[form]?.['x-noun'];
  }

  /** The node one step further: under a key or an index; undefined where the schema knows nothing. */
  step(key: string | number): SchemaNode | undefined {
    if (this.type === 'any') return this;
    if (typeof key === 'number') return this.items;
    if (this.list) return this.items?.step(key);
    return this.properties.get(key) ?? this.values;
  }

  get #object(): RawSchema {
    return this.#forms.object ?? this.raw;
  }

  #child(schema: RawSchema): SchemaNode {
    return new SchemaNode(schema, this.#root, this.partial);
  }
}

function sectionIn(whole: RawSchema, section: string | undefined): RawSchema {
  return section === undefined ? whole : follow(whole.properties?.[section] ?? {}, whole);
}

function textIn(raw: RawText, language: Language): { title?: string; description?: string } {
  const { title, description } = language === 'fr' ? { ...raw, ...raw['x-fr'] } : raw;
  return { ...(title !== undefined && { title }), ...(description !== undefined && { description }) };
}

function textOf(raw: RawSchema): RawText {
  const { title, description, 'x-fr': fr } = raw;
  return { ...(title !== undefined && { title }), ...(description !== undefined && { description }), ...(fr && { 'x-fr': fr }) };
}
