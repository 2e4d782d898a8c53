// Waivers, ignore comments, baselines: what each silences, what it never does, and what it owes.
import assert from 'node:assert/strict';
import { readBaseline, writeBaseline } from '../../../src/core/policy/baseline.ts';
import { fingerprint } from '../../../src/core/policy/fingerprint.ts';
import { silence } from '../../../src/core/policy/silence.ts';
import { say } from '../../../src/core/text/language.ts';
import { check, findingsOn, rulePolicy } from './check.ts';

const owners = 'owners: { mk: { name: MK, side: marketing }, biz: { name: Biz, side: business }, it: { name: IT, side: it }, sec: { name: Sec, side: security }, fin: { name: Fin, side: finance }, ag: { name: Agency, side: partner } }\n';
const tools = 'tools:\n  crm: { name: CRM, category: crm, lifecycle: production, owners: { business: mk } }\n  mail: { name: Mail, category: crm, lifecycle: production, owners: { business: biz, technical: it } }\n';
const flows = 'flows:\n  crm: { from: crm, to: mail, data: [d] }\n';
const data = 'data: { d: { name: D, categories: [] } }\n';
const policy = rulePolicy('assert: tool.id != \'crm\'', 'extends: [builtin:alliance]\nparams: { shared-review: 20 years }\n');
const waiver = (keys: string) => `${owners}${tools}${flows}${data}waivers: { w: { rule: a/b, target: crm, reason: Soon, until: 2026-12-31, approved-by: [mk, it]${keys} } }\n`;
const said = (sections: string, options = {}) => check(sections, { policy, ...options }).filter(text => !text.includes('no-shared-review'));

const found = 'warning a/b tool:crm "crm"';
const waived = '(waiver) warning a/b tool:crm "crm"';

/** Keys said twice: the last one here replaces the first. */
const withKeys = (keys: Readonly<Record<string, string | undefined>>): string => {
  const all: Record<string, string | undefined> = { rule: 'a/b', target: 'crm', reason: 'Soon', until: '2026-12-31', 'approved-by': '[mk, it]', ...keys };
  const body = Object.entries(all).filter(([, value]) => value !== undefined).map(([key, value]) => `${key}: ${value}`).join(', ');
  return `${owners}${tools}${flows}${data}waivers: { w: { ${body} } }\n`;
};

describe('waivers', () => {
  const cases: readonly (readonly [title: string, keys: Readonly<Record<string, string | undefined>>, expected: readonly string[]])[] = [
    ['in force', {}, [waived]],
    ['business and security may sign for their sides', { 'approved-by': '[biz, sec]' }, [waived]],
    ['on its last day', { until: '2026-11-22' }, [waived]],
    ['the day after', { until: '2026-11-21' }, [found, 'warning alliance/waiver-expired waiver:w "2026-11-21"']],
    ['signed by one side', { 'approved-by': '[mk, biz]' }, [found, 'warning alliance/waiver-unsigned waiver:w "[mk, biz]"']],
    ['signed by those who count for neither', { 'approved-by': '[fin, ag]' }, [found, 'warning alliance/waiver-unsigned waiver:w "[fin, ag]"']],
    ['signed by nobody', { 'approved-by': undefined }, [found, 'warning alliance/waiver-unsigned waiver:w "w"']],
    ['on a tool where the rule finds nothing', { target: 'mail' }, [found, 'info alliance/waiver-unused waiver:w "a/b"']],
    ['ended, and nothing left to waive', { target: 'mail', until: '2026-11-01' }, [found, 'info alliance/waiver-unused waiver:w "a/b"']],
    ['with kind and id', { target: 'tool:crm' }, [waived]],
    ['of another kind with the same id', { target: 'flow:crm' }, [found, 'info alliance/waiver-unused waiver:w "a/b"']],
    ['far too long', { until: '2028-01-01' }, [waived, 'error alliance/waiver-without-reason waiver:w "2028-01-01"']],
    ['on something that is not there', { target: 'gone' }, [found, 'error integrity/unknown-reference waiver:w "gone"']],
    ['of a rule that nobody knows', { rule: 'a/c' }, [found, 'error integrity/unknown-reference waiver:w "a/c"']],
  ];
  for (const [title, keys, expected] of cases) it(title, () => assert.deepEqual(said(withKeys(keys)), expected));

  it('without a reason silence nothing', () => {
    assert.deepEqual(said(withKeys({ reason: undefined })), [found, 'error alliance/waiver-without-reason waiver:w "w"']);
  });

  it('never silence what may not be waived', () => {
    const lines = said(`${owners}tools: { crm: { name: CRM, category: crmm, lifecycle: production } }\nwaivers: { w: { rule: integrity/category-unknown, target: crm, reason: Soon, until: 2026-12-31, approved-by: [mk, it] } }\n`, { policy: rulePolicy('assert: true') });
    assert.deepEqual(lines, ['warning integrity/category-unknown tool:crm "crmm"', 'error engine/not-waivable waiver:w "integrity/category-unknown"']);
  });

  for (const rule of ['syntax/tab', 'schema/required', 'engine/ignore', 'integrity/unused-entry', 'alliance/waiver-expired']) {
    it(`of ${rule} are told that it cannot be waived, and nothing else`, () => {
      assert.deepEqual(said(withKeys({ rule, 'approved-by': '[mk]' })), [found, `error engine/not-waivable waiver:w "${rule}"`]);
    });
  }

  it('of a rule that does not exist in a pack that is never waived are told only that', () => {
    assert.deepEqual(said(withKeys({ rule: 'integrity/gone' })), [found, 'error integrity/unknown-reference waiver:w "integrity/gone"']);
  });

  it('cover questions too, each rule its own', () => {
    const two = 'version: 1\nrules:\n  a/b: { title: A, on: tool, severity: warning, assert: tool.security.mfa }\n  a/c: { title: C, on: tool, severity: warning, assert: tool.url != \'\' }\n';
    const lines = said(waiver('').replace('mail: {', 'mail: { security: { mfa: true }, url: x,'), { policy: two });
    assert.deepEqual(lines, ['(waiver) info a/b tool:crm "crm" ? security.mfa', 'info a/c tool:crm "crm" ? url']);
  });

  it('a waiver of a rule that failed is not called unused', () => {
    const broken = rulePolicy('assert: tool.all_owners[7].name == \'x\'', 'extends: [builtin:alliance]\n');
    assert.deepEqual(check(waiver(''), { policy: broken }).filter(text => text.includes('waiver')), []);
  });
});

describe('ignore comments', () => {
  const on = (comment: string, severity = 'warning') => said(`${owners}tools:\n  ${comment}\n  # another word\n\n  crm: { name: CRM, category: crm, lifecycle: production }\n`, { policy: rulePolicy(`assert: false\nseverity: ${severity}`) });
  const ignored = '(ignore) warning a/b tool:crm "crm"';

  it('silence findings of that rule on the next line that is no comment', () => assert.deepEqual(on('# martech-ignore a/b: a false alarm'), [ignored]));
  it('owe a reason', () => assert.deepEqual(on('# martech-ignore a/b'), ['error engine/ignore file:martech-stack.yaml "# martech-ignore a/b"', found]));
  it('name a rule', () => assert.equal(on('# martech-ignore a/bb: why').length, 2));
  it('never ignore what the engine says, and tell so', () => {
    const sections = `${owners}tools:\n  # martech-ignore schema/unknown-key: why\n  crm: { name: CRM, category: crm, lifecycle: production, colour: red }\n`;
    const { findings } = findingsOn(sections, { policy: 'version: 1\n' });
    assert.deepEqual(findings.filter(({ silenced }) => silenced), []);
    const [told] = findings.filter(({ rule }) => rule === 'engine/ignore');
    assert.match(told ? say(told.message, 'en') : '', /schema\/unknown-key cannot be ignored/);
  });
  it('are reported when they silence nothing', () => {
    const lines = said(`${owners}tools:\n  # martech-ignore a/b: why\n  mail: { name: M, category: crm, lifecycle: production }\n`, { policy: rulePolicy('assert: true') });
    assert.deepEqual(lines, ['error engine/ignore file:martech-stack.yaml "# martech-ignore a/b: why"']);
  });
  it('do not silence errors', () => {
    assert.deepEqual(on('# martech-ignore a/b: why', 'error'), ['error engine/ignore file:martech-stack.yaml "# martech-ignore a/b: why"', 'error a/b tool:crm "crm"']);
  });
  it('unless the policy says so', () => {
    const sections = `${owners}tools:\n  # martech-ignore a/b: why\n  crm: { name: CRM, category: crm, lifecycle: production }\n`;
    assert.deepEqual(said(sections, { policy: rulePolicy('assert: false\nseverity: error', 'ignore-errors: true\n') }), ['(ignore) error a/b tool:crm "crm"']);
  });
  it('are comments, not texts', () => {
    const sections = `${owners}tools:\n  crm:\n    name: CRM\n    category: crm\n    lifecycle: production\n    description: |\n      # martech-ignore a/b: not a comment\n    url: x\n`;
    assert.deepEqual(said(sections, { policy: rulePolicy('assert: false') }), [found]);
  });
  it('may stand behind a value, and speak of the line below', () => {
    const sections = `${owners}tools:\n  crm:\n    name: CRM # martech-ignore a/b: why\n    category: crm\n    lifecycle: production\n`;
    assert.deepEqual(said(sections, { policy: rulePolicy('assert: false\nat: tool.category') }), ['(ignore) warning a/b tool:crm "crm"']);
  });
});

describe('the baseline', () => {
  const run = (sections: string, baseline: ReadonlySet<string>) => {
    const { analysis } = findingsOn(sections, { policy: rulePolicy('assert: false\nat: tool.category') });
    const [root] = analysis.roots;
    assert.ok(root);
    const open = root.findings.map(({ silenced: _, ...finding }) => finding);
    return silence(root.stack, root.policy, open, { today: '2026-11-22', baseline });
  };
  const sections = 'tools:\n  crm: { name: CRM, category: crm, lifecycle: production }\n';

  it('silences what it knows, wherever it has moved and however severe it became', () => {
    const known = new Set(run(sections, new Set()).map(fingerprint));
    const moved = `# a new line\n${sections.replace('name: CRM', 'name: Salesforce, description: More')}`;
    assert.deepEqual(run(moved, known).map(({ silenced }) => silenced?.by), ['baseline']);
    assert.deepEqual(run(sections.replace('crm: {', 'cms: {'), known).map(({ silenced }) => silenced?.by), [undefined]);
  });

  it('is written sorted, one line an entry, questions one a rule, and read again', () => {
    const questions = 'version: 1\nrules:\n  b/b: { title: A, on: tool, severity: warning, assert: tool.security.mfa }\n  a/c: { title: C, on: tool, severity: warning, assert: tool.url != \'\' }\n';
    const { findings } = findingsOn(sections, { policy: questions });
    assert.equal(findings.length, 1);
    const text = writeBaseline(findings);
    assert.match(text, /^\{\n {2}"version": 1,\n {2}"fingerprints": \[\n {4}\{"id":"[0-9a-f]{64}","rule":"a\/c","target":"tool:crm"\},\n {4}\{"id":"[0-9a-f]{64}","rule":"b\/b","target":"tool:crm"\}\n {2}\]\n\}\n$/);
    assert.equal(readBaseline(text)?.size, 2);
    assert.equal(readBaseline(`\ufeff${text}`)?.size, 2, 'with a byte-order mark');
    assert.equal(readBaseline(writeBaseline([]))?.size, 0);
    for (const broken of ['', '{', '[]', '{"version":2,"fingerprints":[]}']) assert.equal(readBaseline(broken), undefined);
  });

  it('tells two findings of a rule apart by path and item', () => {
    const body = 'tools: { crm: { name: C, category: crm, lifecycle: production, hosting: { regions: [FR, DE] } } }\n';
    const { findings } = findingsOn(body, { policy: rulePolicy('each: tool.hosting.regions\nassert: false\nat: item') });
    assert.deepEqual(findings.map(({ path, item }) => [path, item]), [['hosting.regions[FR]', 'FR'], ['hosting.regions[DE]', 'DE']]);
    assert.equal(new Set(findings.map(fingerprint)).size, 2);
  });
});
