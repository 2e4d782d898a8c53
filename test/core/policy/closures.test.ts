// An expression run as closures does what the CEL library does: same value or error, same things noted, same cost.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Entity } from '../../../src/core/model/entity.ts';
import { compile } from '../../../src/core/policy/expressions/compile.ts';
import type { Expression } from '../../../src/core/policy/expressions/expression.ts';
import { isUnknown, Unknown } from '../../../src/core/policy/expressions/missing.ts';
import { typeOfKind } from '../../../src/core/policy/expressions/type-table.ts';
import { MapItem, View } from '../../../src/core/policy/expressions/view.ts';
import type { EvaluationState } from '../../../src/core/policy/running/evaluation-state.ts';
import { itemsOf, type Variables, variablesFor, withItem } from '../../../src/core/policy/running/run-rule.ts';
import type { Node } from '../../../src/core/policy/world/node.ts';
import type { ExpressionFrame } from '../../../src/core/policy/world/recorder.ts';
import { Slot } from '../../../src/core/policy/world/slot.ts';
import { Day } from '../../../src/core/values/day.ts';
import { richStack } from '../../support/rich-stack.ts';
import { analyzeFiles } from './check.ts';

const [root] = analyzeFiles(richStack(24)).roots;
const state = root?.evaluation as EvaluationState;
const { world, compiled } = state;

/** What a value is, without the identity of views that are made anew each time. */
function plain(value: unknown): unknown {
  if (value instanceof View) return `${value.constructor.name} ${value.node.kind}:${value.node.id} ${value.path}`;
  if (value instanceof MapItem) return ['item', value.key, plain(value.value)];
  if (value instanceof Day) return `day ${value.days}`;
  if (Array.isArray(value)) return value.map(plain);
  if (value instanceof Map) return ['map', ...[...value].map(([key, inner]) => [key, plain(inner)])];
  return typeof value === 'bigint' ? `int ${value}` : value;
}

/** Everything that running an expression does. */
function traceOf(run: Expression['run'], node: Node, variables: Variables): unknown {
  const slot = new Slot(node.kind);
  const expression: ExpressionFrame = { cost: 0, limit: 5_000, missing: [], silent: false };
  const frame = world.recorder.begin(node, slot, expression);
  let outcome: unknown;
  try {
    outcome = plain(run(variables));
  } catch (error) {
    outcome = isUnknown(error) ? { unknown: true, silent: error instanceof Unknown && error.silent } : { error: (error as { code?: string }).code ?? String(error) };
  } finally {
    world.recorder.end(frame);
  }
  return {
    outcome, cost: expression.cost, silent: expression.silent, missing: expression.missing.map(({ node: { kind, id }, path, field }) => `${kind}:${id} ${path} ${field}`),
    own: [...slot.own.keys()].filter(name => slot.own[name] === 1),
    foreign: slot.foreign.map(names => names && [...names.keys()].filter(name => names[name] === 1)), nodes: [...new Set(frame.foreign)].map(({ kind, id }) => `${kind}:${id}`),
  };
}

function assertSame(expression: Expression, node: Node, variables: Variables): void {
  assert.deepEqual(traceOf(expression.run, node, variables), traceOf(expression.byLibrary, node, variables), `${expression.text} on ${node.kind}:${node.id}`);
}

describe('closures of expressions', () => {
  it('do what the library does, for every expression of the built-in rules on every entity', () => {
    let closures = 0;
    const byLibrary: string[] = [];
    for (const slot of state.slots.values()) {
      const { compiled: rule } = compiled.rule(slot.rule, slot.kind as Entity['kind']);
      const told = [...rule.message.en, ...rule.message.fr].flatMap(part => ('expression' in part && part.expression ? [part.expression] : []));
      const own = [rule.when, rule.each].filter(one => one !== undefined);
      const withItems = [rule.assert, rule.target, rule.related, rule.sideFrom, ...told].filter(one => one !== undefined);
      for (const one of [...own, ...withItems]) {
        if (one.run === one.byLibrary) byLibrary.push(one.text);
        else closures++;
      }
      for (const node of world.list(slot.kind)) {
        const variables = variablesFor(node, state.shared);
        for (const one of own) assertSame(one, node, variables);
        const items = rule.each ? itemsOf(rule.each, variables).slice(0, 3) : [undefined];
        for (const item of items) for (const one of withItems) assertSame(one, node, rule.each ? withItem(variables, item) : variables);
      }
    }
    assert.ok(byLibrary.length * 20 <= closures, `${byLibrary.length} of ${closures + byLibrary.length} are left to the library:\n${byLibrary.join('\n')}`);
  }).timeout(120_000);

  const fields = compiled.environments.fields;
  const kinds = Object.keys(typeOfKind).filter(kind => world.list(kind as Node['kind']).length > 0);

  /** Random expressions of a wanted type, grown from the fields of what is at hand. */
  class Grower {
    #state: number;
    constructor(seed: number) {
      this.#state = seed;
    }
    below(limit: number): number {
      this.#state = (Math.imul(this.#state ^ (this.#state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) | 0;
      return ((this.#state ^ (this.#state >>> 13)) >>> 0) % limit;
    }
    pick<T>(list: readonly T[]): T {
      return list[this.below(list.length)] as T;
    }
    /** A path of fields from a name, and its type. */
    path(from: string, type: string, steps: number): readonly [text: string, type: string] {
      const known = [...(fields.get(type) ?? [])];
      if (steps === 0 || known.length === 0) return [from, type];
      const [name, next] = this.pick(known);
      return this.path(`${from}.${name}`, next, steps - 1);
    }
    bool(names: Readonly<Record<string, string>>, depth: number): string {
      const [name, type] = this.pick(Object.entries(names));
      const [path, found] = this.path(name, type, 1 + this.below(3));
      if (depth > 0 && this.below(3) > 0) {
        switch (this.below(5)) {
          case 0: return `(${this.bool(names, depth - 1)} && ${this.bool(names, depth - 1)})`;
          case 1: return `(${this.bool(names, depth - 1)} || ${this.bool(names, depth - 1)})`;
          case 2: return `!(${this.bool(names, depth - 1)})`;
          case 3: return `(${this.bool(names, depth - 1)} ? ${this.bool(names, depth - 1)} : ${this.bool(names, depth - 1)})`;
          default: return `has(${path})`;
        }
      }
      return this.test(path, found, names, depth);
    }
    test(path: string, type: string, names: Readonly<Record<string, string>>, depth: number): string {
      const list = /^list<(.*)>$/.exec(type)?.[1];
      if (list !== undefined) {
        const variable = `v${depth}`;
        const inner = (): string => this.test(variable, list, { ...names, [variable]: list }, Math.max(0, depth - 1));
        switch (this.below(7)) {
          case 0: return `size(${path}) ${this.pick(['>', '==', '<=', '!='])} ${this.below(3)}`;
          case 1: return `${path}.all(${variable}, ${inner()})`;
          case 2: return `${path}.exists_one(${variable}, ${inner()})`;
          case 3: return `size(${path}.filter(${variable}, ${inner()})) > 0`;
          case 4: return `size(${path}.map(${variable}, ${inner()})) > 1`;
          case 5: return `cel.bind(b, ${path}, size(b) > 1)`;
          default: return `${path}.exists(${variable}, ${inner()})`;
        }
      }
      const map = /^map<string, (.*)>$/.exec(type)?.[1];
      if (map !== undefined) return this.pick([`'overlap' in ${path}`, `has(${path}.overlap)`, `size(${path}) > 0`, `${path}.exists(k, k == 'overlap')`]);
      switch (type) {
        case 'bool': return this.pick([path, `${path} == true`, `known(${path})`, `(${path} != false)`]);
        case 'string': return this.pick([`{'crm': 1, 'production': 2}[${path}] == 2`, `${path} in {'crm': 1, 'cms': 2}`, `${path} == 'production'`, `${path} in ['crm', 'production', 'consent']`, `${path}.startsWith('T')`, `known(${path})`, `${path} != '' + 'x'`, `size(${path}) > 3`, `${path} in params.front_office`]);
        case 'double': return this.pick([`${path} > 100.0`, `${path} >= 100`, `${path} / 2 < 50.5`, `known(${path})`, `-${path} < 0.0`]);
        case 'Day': return this.pick([`${path} <= today`, `today - ${path} > 30.0`, `${path} + span('30 days') > day('2026-11-22')`]);
        case 'Span': return this.pick([`{'a': span('1 day'), 'b': ${path}}['a'] < ${path}`, `${path} in [span('1 day'), span('3 years')]`, `${path} < span('nonsense')`, `${path} > span('30 days')`, `${path} == span('1 year')`]);
        case 'Money': return this.pick([`${path}.amount > 10.0`, `${path}.currency == 'EUR'`, `per_year(${path}) == ${path}`]);
        default: {
          const optional = [...(fields.get(type) ?? [])].filter(([, found]) => found === 'bool' || found === 'string');
          if (optional.length === 0) return `known(${path})`;
          const [name, found] = this.pick(optional);
          return found === 'bool' ? `${path}.?${name}.orValue(${this.pick(['true', 'false'])})` : `${path}.?${name}.orValue('none') == 'none'`;
        }
      }
    }
  }

  const runs = Number(process.env['PROPERTY_RUNS'] ?? 1500);
  it(`do what the library does, for ${runs} random expressions`, () => {
    let [good, closures] = [0, 0];
    fc.assert(fc.property(fc.constantFrom(...kinds), fc.integer(), (kind, seed) => {
      const grower = new Grower(seed);
      const text = grower.bool({ [kind]: typeOfKind[kind] as string, stack: 'Stack' }, 3);
      const { expression } = compile(text, compiled.environments.for([kind], kind), fields, 'condition');
      if (!expression) return;
      good++;
      if (expression.run !== expression.byLibrary) closures++;
      const nodes = world.list(kind as Node['kind']);
      for (let i = 0; i < 4; i++) {
        const node = grower.pick(nodes);
        assertSame(expression, node, variablesFor(node, state.shared));
      }
    }), { numRuns: runs, seed: 20261122 });
    assert.ok(good > runs / 3, `only ${good} of ${runs} compile`);
    assert.ok(closures > good * 0.9, `only ${closures} of ${good} become closures`);
  }).timeout(240_000);
});
