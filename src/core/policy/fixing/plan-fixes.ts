// From a rule's `fix` entries to changes: paths found, expressions evaluated, choices spread out.

import { compile } from '../expressions/compile.ts';
import { parseTemplate } from '../expressions/template.ts';
import { sayValue } from '../expressions/say-value.ts';
import { View, MapItem } from '../expressions/view.ts';
import { Day } from '../../values/day.ts';
import { Money } from '../../values/money.ts';
import { sayDuration, Span } from '../../values/duration.ts';
import { mapItemType } from '../expressions/environment.ts';
import type { Language } from '../../text/language.ts';
import type { LocalText, Text } from '../../text/message.ts';
import type { RuleFix } from '../policy.ts';
import type { EvaluationState } from '../running/evaluation-state.ts';
import { locateItem, type Location } from '../running/locate.ts';
import { type Variables, withItem } from '../running/run-rule.ts';
import { type Change, hasStop, isStop, type Value } from './change.ts';
import { type FixContext, quietly } from './context-of.ts';
import type { FixWorld } from './fix-state.ts';
import { renameChanges } from './rename.ts';
import { freeId, locatePath, paramRemoval, removal, setChange, writtenValue, createChange, addChange } from './targets.ts';

export interface PlannedFix {
  readonly title: Text;
  readonly safe: boolean;
  readonly isChoice: boolean;
  readonly changes: readonly Change[];
}

/** The most choices that one fix spreads out into. */
const mostChoices = 25;

/** All fixes of the context's rule that would change something. */
export function planFixes(world: FixWorld, context: FixContext, language: Language): readonly PlannedFix[] {
  return context.compiled.rule.fixes.flatMap(fix => quietly(world.state, context.node, () => new Planner(world, context, language).plan(fix)) ?? []);
}

/** Plans one context's fixes; a fix whose expressions do not fit is not offered. */
class Planner {
  readonly #world: FixWorld;
  readonly #state: EvaluationState;
  readonly #context: FixContext;
  readonly #language: Language;

  constructor(world: FixWorld, context: FixContext, language: Language) {
    this.#world = world;
    this.#state = world.state;
    this.#context = context;
    this.#language = language;
  }

  plan(fix: RuleFix): readonly PlannedFix[] {
    if (fix.each === undefined) return this.#choices(fix, this.#context.variables, this.#context.item, this.#itemType());
    const items = this.#evaluate(fix.each, this.#context.variables, this.#itemType());
    if (!Array.isArray(items)) return [];
    const type = this.#typeOf(fix.each);
    return items.flatMap((value: unknown) => this.#choices(fix, withItem(this.#context.variables, value), locateItem(value, this.#context.node, undefined), type));
  }

  /** One fix, or one a choice. */
  #choices(fix: RuleFix, variables: Variables, item: FixContext['item'], itemType: string | undefined): readonly PlannedFix[] {
    const at = { variables, item, itemType };
    const title = this.#title(fix.title, at);
    const changes = this.#changes(fix, at);
    if (!fix.choose) return changes.length > 0 ? [{ title, safe: fix.safe, isChoice: false, changes }] : [];
    const { path, from } = fix.choose;
    const location = locatePath(this.#context.node, path, variables, item);
    const candidates = this.#evaluate(from, variables, itemType);
    if (!location || !Array.isArray(candidates)) return [];
    return candidates.slice(0, mostChoices).flatMap((candidate: unknown) => {
      const value = plainValue(candidate);
      const change = value === undefined || value === writtenValue(location) ? undefined : setChange(location, value);
      return change ? [{ title: choiceTitle(title, candidate), safe: fix.safe, isChoice: true, changes: [change, ...changes] }] : [];
    });
  }

  #changes(fix: RuleFix, at: At): readonly Change[] {
    const { node } = this.#context;
    // A key of a map may be an expression: `item.holds.{data.id}`.
    const locate = (path: string): Location | undefined => locatePath(node, this.#text(path, at), at.variables, at.item);
    return [
      ...Object.entries(fix.set ?? {}).flatMap(([path, value]) => this.#set(locate(path), value, at)),
      ...(fix.unset ?? []).flatMap(path => { const location = locate(path); return location && writtenValue(location) !== undefined ? removal(location) : []; }),
      ...Object.entries(fix.add ?? {}).flatMap(([path, value]) => { const location = locate(path); return location ? addChange(location, this.#value(value, at)) : []; }),
      ...(fix.remove === undefined ? [] : fix.remove.startsWith('params.') ? paramRemoval(this.#world, this.#text(fix.remove, at)) : this.#remove(locate(fix.remove))),
      ...(fix.rename === undefined ? [] : this.#rename(locate(fix.rename))),
      ...Object.entries(fix.create ?? {}).flatMap(([section, entries]) => Object.entries(entries as object).map(([id, value]) =>
        createChange(this.#state, node, section, this.#text(id, at), this.#value(value, at)))),
    ];
  }

  /** A stop never replaces what is written, and what is written already is no change. */
  #set(location: Location | undefined, raw: unknown, at: At): readonly Change[] {
    if (!location) return [];
    const value = this.#value(raw, at);
    const written = writtenValue(location);
    if (written !== undefined && (hasStop(value) || written === value)) return [];
    return [setChange(location, value)];
  }

  #remove(location: Location | undefined): readonly Change[] {
    return location ? removal(location) : [];
  }

  /** An entity gets the next free id, for a person to change: everywhere it is named. */
  #rename(location: Location | undefined): readonly Change[] {
    const { entity, kind, id } = location?.node ?? {};
    if (!entity || !kind || !id || location?.path.length !== 0) return [];
    return renameChanges(this.#world.stack, this.#world.policy, entity, freeId(location.node, kind, id));
  }

  /** A value of the policy: expressions in braces evaluated, texts in two languages reduced to one, stops kept. */
  #value(raw: unknown, at: At): Value {
    if (typeof raw === 'string') return this.#templateValue(raw, at);
    if (typeof raw === 'number' || typeof raw === 'boolean') return raw;
    if (Array.isArray(raw)) return raw.map(item => this.#value(item, at));
    if (typeof raw !== 'object' || raw === null) return '';
    if (isStop(raw)) return raw;
    const text = this.#localText(raw);
    if (text !== undefined) return this.#value(text, at);
    return Object.fromEntries(Object.entries(raw).map(([key, item]) => [key, this.#value(item, at)]));
  }

  #localText(raw: object): unknown {
    const keys = Object.keys(raw).sort().join();
    return keys === 'en,fr' ? (raw as Record<string, unknown>)[this.#language] : undefined;
  }

  /** `"{today}"` keeps the type of its value; anything around it makes a text. */
  #templateValue(template: string, at: At): Value {
    const parts = parseTemplate(template);
    const [only] = parts;
    if (parts.length === 1 && only && 'expression' in only) return plainValue(this.#evaluate(only.expression, at.variables, at.itemType)) ?? '';
    return this.#text(template, at);
  }

  #text(template: string, at: At): string {
    return parseTemplate(template).map(part => ('text' in part ? part.text : String(plainValue(this.#evaluate(part.expression, at.variables, at.itemType)) ?? ''))).join('');
  }

  #title(title: LocalText, at: At): LocalText {
    const say = (language: Language): string => parseTemplate(title[language])
      .map(part => ('text' in part ? part.text : sayValue(this.#evaluate(part.expression, at.variables, at.itemType), language))).join('');
    return { en: say('en'), fr: say('fr') };
  }

  #environment(itemType: string | undefined) {
    const { compiled } = this.#context;
    return this.#state.compiled.environments.for(compiled.rule.on, compiled.kind, itemType);
  }

  /** Throws where the expression does not fit: the fix is then not offered. */
  #evaluate(text: string, variables: Variables, itemType: string | undefined): unknown {
    const { expression } = compile(text, this.#environment(itemType), this.#state.compiled.environments.fields, 'anything');
    if (!expression) throw new Error(`No fix: ${text}`);
    return expression.run(variables);
  }

  #typeOf(text: string): string | undefined {
    const { expression } = compile(text, this.#environment(this.#itemType()), this.#state.compiled.environments.fields, 'items');
    return /^list<(.*)>$/.exec(expression?.type ?? '')?.[1];
  }

  /** The type of `item` in the rule itself. */
  #itemType(): string | undefined {
    const type = this.#context.compiled.each?.type;
    if (type === undefined) return undefined;
    const [, key, value] = /^map<([^,]+), (.*)>$/.exec(type) ?? [];
    return key === undefined || value === undefined ? /^list<(.*)>$/.exec(type)?.[1] : mapItemType(key, value);
  }
}

interface At {
  readonly variables: Variables;
  readonly item: FixContext['item'];
  readonly itemType: string | undefined;
}

/** What a value of an expression is in a file: entities by id, days and amounts as text. */
function plainValue(value: unknown): string | number | boolean | undefined {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (typeof value === 'bigint') return Number(value);
  if (value instanceof Day || value instanceof Money) return value.toString();
  if (value instanceof Span) return sayDuration(value, 'en');
  if (value instanceof MapItem) return value.key;
  if (value instanceof View) return value.node.tool?.id ?? value.node.id;
  return undefined;
}

function choiceTitle(title: LocalText, candidate: unknown): LocalText {
  const shown = (language: Language): string => {
    const name = sayValue(candidate, language);
    const id = plainValue(candidate);
    return candidate instanceof View && name !== id ? `${name} (${id})` : String(candidate instanceof View ? name : (id ?? name));
  };
  return { en: `${title.en}: ${shown('en')}`, fr: `${title.fr}\u00a0: ${shown('fr')}` };
}

