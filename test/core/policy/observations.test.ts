// What was seen in use: read beside the root, one entity a vendor, matched with what is declared.
import assert from 'node:assert/strict';
import { unmatchedSightings } from '../../../src/core/policy/unmatched-sightings.ts';
import { analyzeFiles, check, messages, rulePolicy } from './check.ts';

const tools = (body: string): string => `tools:\n  hot: { name: Heat maps, category: web-analytics, lifecycle: production, ${body} }\n`;
const observed = (...sightings: readonly string[]): { readonly 'martech-observations.yaml': string } =>
  ({ 'martech-observations.yaml': `version: 1\nobserved:\n${sightings.map(sighting => `  - { ${sighting} }\n`).join('')}` });
const undeclared = rulePolicy('on: observation\nassert: size(observation.declared_tools) > 0\nat: observation.latest.source');

describe('observations', () => {
  it('are one entity a vendor: by tool id, else by domain, else by name; findings sit at the latest sighting', () => {
    assert.deepEqual(check('', {
      policy: undeclared,
      files: observed(
        'on: 2026-03-02, source: har, tool: hotjar, domain: static.hotjar.com', 'on: 2026-03-04, source: gtm, tool: hotjar', 'on: 2026-03-03, source: sso, tool: hotjar, name: Hotjar',
        'on: 2026-03-02, source: dns, domain: a.example.com', 'on: 2026-03-02, source: csv, name: Some thing',
      ),
    }), [
      'warning a/b observation:hotjar "gtm"', 'warning a/b observation:a.example.com "dns"', 'warning a/b observation:Some thing "csv"',
    ]);
  });

  it('without a path sit at what was named', () => {
    const policy = rulePolicy('on: observation\nassert: "false"');
    assert.deepEqual(check('', { policy, files: observed('on: 2026-03-02, source: har, domain: b.hotjar.com, tool: hotjar') }), ['warning a/b observation:hotjar "hotjar"']);
  });

  for (const [what, body, sighting, isDeclared] of [
    ['the same catalog id', 'catalog: hotjar', 'tool: hotjar', true],
    ['another catalog id', 'catalog: matomo', 'tool: hotjar', false],
    ['the name in the catalog', 'description: x', 'tool: hotjar', false],
    ['the name as seen', 'description: x', 'name: heat-MAPS', true],
    ['the domain of its url', 'url: "https://www.heat.example.com/login"', 'domain: heat.example.com', true],
    ['a domain below that of its url', 'url: "https://heat.example.com"', 'domain: eu.heat.example.com', true],
    ['a domain above that of its url', 'url: "https://heat.example.com"', 'domain: example.com', false],
    ['a domain that the catalog knows of its catalog id', 'catalog: hotjar', 'domain: static.hotjar.com', true],
    ['a url on the site that the catalog has for the id', 'url: "https://insights.hotjar.com/x"', 'tool: hotjar', true],
  ] as const) {
    it(`meet the declared tool by ${what}: ${isDeclared ? 'yes' : 'no'}`, () => {
      const found = check(tools(body), { policy: undeclared, files: observed(`on: 2026-03-02, source: sso, ${sighting}`) });
      assert.equal(found.length, isDeclared ? 0 : 1, found.join('\n'));
    });
  }

  it('tell a tool what was seen of it, and which sources can see it', () => {
    const policy = rulePolicy('assert: tool.observed\nmessage: "{tool.observations} {tool.seeable_in} {stack.imported_on(\'sso\')}"');
    const sections = `${tools('catalog: hotjar, security: { sso: true }, contract: { paid-by: card }')}  site: { name: Site, category: cms, lifecycle: production }\nflows:\n  tag: { from: site, to: hot, data: [], method: tag }\n`;
    const options = { policy, files: observed('on: 2026-03-02, source: sso, name: Site', 'on: 2026-05-02, source: sso, name: Else') };
    assert.deepEqual(check(sections, options).filter(line => line.startsWith('warning')), ['warning a/b tool:hot "hot"']);
    assert.ok(messages(sections, options).includes('none har, gtm, sso, and expenses 2 May 2026'), messages(sections, options).join('\n'));
  });

  it('give a source what it saw on its latest day, and an unknown day to a source that never reported', () => {
    const policy = rulePolicy([
      'on: observation', 'unknown: pass', 'assert: "!observation.latest_in(\'gtm\').exists(s, s.consent == \'not-set\' && !s.?blocked.orValue(false)) || stack.imported_on(\'har\') == today"',
    ].join('\n'));
    const files = observed(
      'on: 2026-03-01, source: gtm, tool: hotjar, consent: not-set', 'on: 2026-03-04, source: gtm, tool: hotjar, consent: not-set, blocked: true',
      'on: 2026-03-04, source: gtm, tool: matomo, consent: not-set', 'on: 2026-03-01, source: gtm, tool: brevo',
    );
    assert.deepEqual(check('', { policy, files }), []);
    assert.deepEqual(check('', { policy: policy.replace('stack.imported_on(\'har\') == today', 'false'), files }), ['warning a/b observation:matomo "matomo"']);
  });

  for (const [domain, isIgnored] of [['hotjar.com', true], ['static.hotjar.com', true], ['jar.com', false], ['x.static.hotjar.com', false]] as const) {
    it(`of static.hotjar.com are ${isIgnored ? '' : 'not '}left aside by ${domain}`, () => {
      const policy = rulePolicy('on: observation\nassert: observation.ignored\nat: observation.latest.domain');
      const sections = `observations:\n  ignore: [{ domain: ${domain}, reason: Only a trial }]\n`;
      assert.deepEqual(check(sections, { policy, files: observed('on: 2026-03-02, source: har, domain: Static.hotjar.com') }),
        isIgnored ? [] : ['warning a/b observation:static.hotjar.com "Static.hotjar.com"']);
    });
  }

  it('are checked by the schema, a wrong value is unknown and silent, and comments of the file are heard', () => {
    const policy = rulePolicy('on: observation\nassert: observation.latest.consent == \'needed\'\nunknown: fail\nat: observation.latest.tool');
    const files = { 'martech-observations.yaml': [
      'version: 1', 'observed:', '  - { on: 2026-03-02, source: gtm, tool: hotjar, consent: perhaps }', '  # martech-ignore a/b: known and wanted', '  - { on: 2026-03-02, source: gtm, tool: matomo }',
      '  - { on: 2026-02-30, source: gtm, tool: brevo, consent: needed }', '  - nothing', '',
    ].join('\n') };
    assert.deepEqual(check('', { policy, files }), [
      'error schema/wrong-value observation:0 "perhaps"', '(ignore) warning a/b observation:matomo "matomo"', 'error integrity/date-order observation:2 "2026-02-30"', 'error schema/wrong-type observation:3 "nothing"',
    ]);
  });

  it('alone, without a root beside them, are checked by the schema', () => {
    assert.deepEqual(check('', { files: { 'elsewhere/martech-observations.yaml': 'version: 1\nobserved:\n  - { on: 2026-03-02, tool: hotjar }\n' } }).filter(line => line.startsWith('error')), [
      'error schema/missing-key observation:0 "on"',
    ]);
  });

  it('that match nothing are counted: no catalog id, not declared, not ignored, not old', () => {
    const [root] = analyzeFiles({
      'martech-stack.yaml': `version: 1\nstack: { name: Shop }\n${tools('url: "https://heat.example"')}observations: { ignore: [{ domain: cdn.example, reason: a font }] }\n`,
      ...observed(
        'on: 2026-03-02, source: har, tool: hotjar', 'on: 2026-03-02, source: csv, name: Some thing', 'on: 2026-03-02, source: csv, name: Heat maps',
        'on: 2026-03-02, source: dns, domain: a.cdn.example', 'on: 2025-03-02, source: csv, name: Old thing',
      ),
    }, '2026-03-05').roots;
    assert.equal(root && unmatchedSightings(root.evaluation, root.policy), 1);
  });
});
