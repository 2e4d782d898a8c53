// Whatever arrives from the other side is checked before it is used.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isModel, readHostMessage, readPanelMessage, readPanelState } from '../../src/protocol-diagram.ts';
import { readKeptState } from '../../src/webview/kept-state.ts';
import { smallDiagram } from '../support/diagram-fixture.ts';

describe('messages of the data-flow panel', () => {
  it('take a model that came over the wire', () => {
    const message = { type: 'model', model: smallDiagram() };
    assert.deepEqual(readHostMessage(JSON.parse(JSON.stringify(message))), message);
    assert.deepEqual(readHostMessage({ type: 'none', more: 1 }), { type: 'none' });
  });

  it('take what a person picked', () => {
    assert.deepEqual(readPanelMessage({ type: 'open', key: 'tool:crm', uri: 'file:///etc/passwd' }), { type: 'open', key: 'tool:crm' });
    for (const type of ['ready', 'open-fault', 'open-root', 'start-stack'])
      assert.deepEqual(readPanelMessage({ type, command: 'x' }), { type });
  });

  const broken: readonly unknown[] = [
    undefined,
    null,
    0,
    'open',
    [],
    {},
    { type: 'open' },
    { type: 'open', key: 1 },
    { type: 'run', command: 'rm' },
    { type: 'model' },
    { type: 'model', model: {} },
    { type: 'models', model: smallDiagram() },
    { type: 'None' },
  ];
  for (const message of broken) {
    it(`drop ${JSON.stringify(message)?.slice(0, 60)}`, () => {
      assert.equal(readHostMessage(message), undefined);
      assert.equal(readPanelMessage(message), undefined);
    });
  }

  it('drop a model in which any one value has a wrong type', () => {
    const paths: (string | number)[][] = [];
    const walk = (value: unknown, path: (string | number)[]): void => {
      if (path.length) paths.push(path);
      if (Array.isArray(value))
        value.forEach((item, i) => {
          walk(item, [...path, i]);
        });
      else if (typeof value === 'object' && value !== null) for (const [key, item] of Object.entries(value)) walk(item, [...path, key]);
    };
    walk(smallDiagram(), []);
    assert.ok(isModel(smallDiagram()));
    for (const path of paths) assert.equal(isModel(replaced(smallDiagram(), path)), false, path.join('.'));
  });

  it('never throw, whatever comes', () => {
    fc.assert(
      fc.property(fc.anything(), value => {
        readHostMessage(value);
        readPanelMessage(value);
        readPanelState(value);
        readKeptState(value);
      }),
    );
  });

  it('keep of a state what can be used', () => {
    assert.deepEqual(readPanelState({ uri: 'file:///w/a.yaml', view: 1 }), { uri: 'file:///w/a.yaml' });
    assert.deepEqual(readPanelState({ uri: 1 }), {});
    assert.deepEqual(readKeptState({ view: { x: 1, y: 2, scale: 99 }, arrangement: {}, table: 'yes' }), {
      view: { x: 1, y: 2, scale: 3 },
      arrangement: undefined,
      table: false,
    });
    assert.equal(readKeptState({ view: { x: Number.NaN, y: 2, scale: 1 } }).view, undefined);
  });
});

/** A copy in which the value at `path` is a symbol, which is no value of any message. */
function replaced(value: unknown, [key, ...rest]: readonly (string | number)[]): unknown {
  if (key === undefined) return Symbol('wrong');
  if (Array.isArray(value)) return value.map((item, i) => (i === key ? replaced(item, rest) : item));
  const record = value as Readonly<Record<string, unknown>>;
  return { ...record, [key]: replaced(record[key], rest) };
}
