// The picture's content is what the files say: tools, people, flows, borders, badges.
import assert from 'node:assert/strict';
import type { DiagramModel } from '../../../src/core/diagram/diagram.ts';
import { diagramModel } from '../../../src/core/diagram/diagram-model.ts';
import type { Language } from '../../../src/core/text/language.ts';
import { uriOf } from '../../support/memory-snapshot.ts';
import { runAnalyze } from '../../support/run-analyze.ts';
import { files as sampleFiles } from '../../support/sample-stack.ts';

function modelOf(files: Readonly<Record<string, string>> | string, language: Language = 'en'): DiagramModel {
  const analysis = runAnalyze(typeof files === 'string' ? { 'martech-stack.yaml': files } : files);
  const root = analysis.roots[0];
  assert.ok(root);
  return diagramModel(analysis, root, language);
}

const head = 'version: 1\nstack: { name: Maison Aurore, country: FR }\n';

describe('diagramModel', () => {
  it('holds every tool and flow of all files', () => {
    const { title, nodes, flows, undrawn } = modelOf(sampleFiles);
    assert.equal(title, 'Maison Aurore');
    assert.deepEqual(
      nodes.map(({ key, name, band }) => [key, name, band]),
      [
        ['tool:website', 'Website', 'content-experience'],
        ['tool:crm', 'Salesforce', 'social-relationships'],
        ['tool:brevo', 'Brevo 🎉', 'content-experience'],
      ],
    );
    assert.deepEqual(
      flows.map(({ key, from, via, to, data, method }) => [key, from, via, to, data, method]),
      [
        ['flow:leads', 'tool:website', undefined, 'tool:crm', ['Customer e-mail'], 'API'],
        ['flow:crm-to-brevo', 'tool:crm', 'tool:website', 'tool:brevo', ['Customer e-mail'], ''],
      ],
    );
    assert.deepEqual(undrawn, []);
  });

  it('knows where each thing stands', () => {
    const { nodes, flows } = modelOf(sampleFiles);
    const at = (thing: { location: DiagramModel['nodes'][number]['location'] } | undefined) => [
      thing?.location.uri,
      thing?.location.range.start.line,
    ];
    assert.deepEqual(at(nodes[2]), [uriOf('brands.martech-stack.yaml'), 2]);
    assert.deepEqual(at(flows[1]), [uriOf('brands.martech-stack.yaml'), 8]);
  });

  it('says stage and category in the language', () => {
    const brevo = (language: Language) => modelOf(sampleFiles, language).nodes[2];
    assert.deepEqual([brevo('en')?.stageName, brevo('en')?.detail], ['Trial', 'Email Marketing']);
    assert.deepEqual([brevo('fr')?.stageName, brevo('fr')?.detail], ['Essai', 'E-mailing']);
  });

  it('does not draw a stopped flow, and draws planned ones and those of an idea as planned', () => {
    const { flows } = modelOf(`${head}tools:
  a: { name: A, category: crm, lifecycle: production }
  b: { name: B, category: crm, lifecycle: production }
  c: { name: C, category: crm, lifecycle: idea }
flows:
  stopped: { from: a, to: b, data: [], status: stopped }
  planned: { from: a, to: b, data: [], status: planned }
  idea: { from: a, to: c, data: [] }
  active: { from: a, to: b, data: [], status: active }
`);
    assert.deepEqual(
      flows.map(({ id, planned }) => [id, planned]),
      [
        ['planned', true],
        ['idea', true],
        ['active', false],
      ],
    );
  });

  it('puts people first where they send, last where they only receive, and leaves out those whom no flow names', () => {
    const { nodes } = modelOf(`${head}people:
  visitors: { name: Visitors, subject: visitor }
  press: { name: Press, subject: prospect }
  nobody: { name: Nobody, subject: prospect }
tools:
  site: { name: Site, category: cms, lifecycle: production }
flows:
  in: { from: visitors, to: site, data: [] }
  out: { from: site, to: press, data: [] }
`);
    assert.deepEqual(
      nodes.filter(({ kind }) => kind === 'people').map(({ id, band }) => [id, band]),
      [
        ['visitors', 'people-first'],
        ['press', 'people-last'],
      ],
    );
  });

  it('puts a category of its own into the band of others', () => {
    const { nodes, bands } = modelOf(`${head}tools:\n  a: { name: A, category: smoke-signals, lifecycle: production }\n`);
    assert.equal(nodes[0]?.band, 'other');
    assert.equal(bands.find(({ id }) => id === 'other')?.name, 'Other');
  });

  it('names flows whose end is not declared instead of drawing them, and draws one whose via is not', () => {
    const { flows, undrawn } = modelOf(`${head}tools:
  a: { name: A, category: crm, lifecycle: production }
  b: { name: B, category: crm, lifecycle: production }
flows:
  lost: { from: a, to: gone, data: [] }
  half: { from: a, data: [] }
  bent: { from: a, to: b, via: gone, data: [] }
`);
    assert.deepEqual(
      undrawn.map(({ id }) => id),
      ['lost', 'half'],
    );
    assert.deepEqual(
      flows.map(({ id, via }) => [id, via]),
      [['bent', undefined]],
    );
    assert.ok(flows[0]?.review, 'the unknown via is to review');
  });

  describe('the border', () => {
    const stack = (data: string, hosting: string, more = '') => `${head}data:
  set: ${data}
tools:
  a: { name: A, category: crm, lifecycle: production }
  b: { name: B, category: crm, lifecycle: production${hosting} }
  c: { name: C, category: crm, lifecycle: production, hosting: { regions: [US] } }
flows:
  f: { from: a, to: b, data: [set]${more} }
`;
    const personal = '{ name: Set, categories: [user.contact.email] }';
    const cases: readonly [string, string, readonly string[], string?][] = [
      ['inside the EEA', stack(personal, ', hosting: { regions: [FR, IE] }'), []],
      ['in an adequate country', stack(personal, ', hosting: { regions: [CH, GB] }'), []],
      ['outside', stack(personal, ', hosting: { regions: [FR, US] }'), ['United States']],
      ['worldwide', stack(personal, ', hosting: { regions: [GLOBAL] }'), ['worldwide']],
      ['no place stated', stack(personal, ''), []],
      [
        'a transfer country',
        stack(personal, ', hosting: { regions: [FR] }, privacy: { transfers: [{ country: IN, mechanism: scc }] }'),
        ['India'],
      ],
      ['through a tool abroad', stack(personal, ', hosting: { regions: [FR] }', ', via: c'), ['United States']],
      ['data that is not personal', stack('{ name: Set, categories: [] }', ', hosting: { regions: [US] }'), []],
      [
        'anonymised data',
        stack('{ name: Set, categories: [user.contact.email], safeguards: [anonymised] }', ', hosting: { regions: [US] }'),
        [],
      ],
      ['an aggregated flow', stack(personal, ', hosting: { regions: [US] }', ', protection: aggregated'), []],
    ];
    for (const [name, text, abroad] of cases) it(name, () => assert.deepEqual(modelOf(text).flows[0]?.abroad, abroad));

    it('follows the residency that the policy sets for a confidentiality', () => {
      const text = stack('{ name: Set, categories: [], confidentiality: restricted }', ', hosting: { regions: [CH] }');
      const policy =
        'version: 1\nname: Rules\nparameters: { residency: { type: "map<list<place>>", default: {}, title: Residency } }\nparams: { residency: { restricted: [EEA] } }\n';
      const files = { 'martech-stack.yaml': `${text}policies: [martech-policies.yaml]\n`, 'martech-policies.yaml': policy };
      assert.deepEqual(modelOf(files).flows[0]?.abroad, ['Switzerland']);
      assert.deepEqual(modelOf(text).flows[0]?.abroad, []);
    });
  });

  describe('badges', () => {
    const overdue = (more: string) => `${head}owners:
  crm-team: { name: CRM, side: marketing }
  it-crm: { name: IT, side: it }
tools:
  a: { name: A, category: crm, lifecycle: { stage: trial, until: 2026-10-01 }, owners: { business: crm-team } }
${more}`;
    const badge = (text: string) => modelOf(text).nodes[0]?.review ?? 0;

    it('count errors and warnings, syntax and schema included', () => {
      assert.ok(badge(overdue('')) > 0);
      assert.ok(badge(`${head}tools:\n  a: { name: A, category: crm, lifecycle: prodution }\n`) > 0);
    });

    it('do not count what a waiver silences', () => {
      const waived = overdue(`waivers:
  later: { rule: lifecycle/trial-expired, target: a, reason: The supplier is late., until: 2027-01-01, requested-by: crm-team, approved-by: [it-crm, crm-team] }
`);
      assert.ok(badge(waived) < badge(overdue('')));
    });
  });

  describe('a mistake in the file', () => {
    it('is told with its line, and what can be read is there', () => {
      const model = modelOf(`${head}tools:\n  a: { name: A, category: crm, lifecycle: production }\n  b: { name: "B\n`);
      assert.ok(model.fault);
      assert.ok(model.fault.location.range.start.line >= 4);
      assert.ok(model.nodes.some(({ id }) => id === 'a'));
    });
    it('is not told where there is none', () => assert.equal(modelOf(sampleFiles).fault, undefined));
  });
});
