// What each format promises to those that read it: JUnit its schema, GitHub its commands, HTML that no text is ever markup.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import type { Finding } from '../../../src/core/model/finding.ts';
import { github } from '../../../src/core/reports/github.ts';
import { html } from '../../../src/core/reports/html.ts';
import { junit } from '../../../src/core/reports/junit.ts';
import { markdown } from '../../../src/core/reports/markdown.ts';
import { type Report, reportOf } from '../../../src/core/reports/report.ts';
import { sampleFindings, sampleReport } from './sample-report.ts';
import { runAnalyze } from '../../support/run-analyze.ts';
import { assertHtml } from './assert-html.ts';
import { parseXml, type XmlElement } from './parse-xml.ts';

const hostile = '</style></title><script>alert(1)</script><img src=x onerror="a()"> \'"&amp; ]]> %0A::error::x,y:z\n::stop-commands::now \ud800 \uffff';
const hostileReport = (): Report => {
  const [first] = sampleFindings() as [Finding];
  const text = { en: hostile, fr: hostile };
  const report = sampleReport([{ ...first, message: text, target: { kind: 'tool', id: hostile }, related: [{ place: first.place, message: text }] }]);
  return { ...report, findings: report.findings.map(reported => ({ ...reported, path: `${hostile}.yaml`, rule: { ...reported.rule, title: text, remedy: text, why: text, references: ['javascript:alert(1)'] } })) };
};

/** Elements in the order and number that the schema of Jenkins allows, and their attributes; `!` marks those that it demands. */
const schema: Readonly<Record<string, { readonly attributes: readonly string[]; readonly children: RegExp }>> = {
  testsuites: { attributes: ['name', 'time', 'tests', 'failures', 'disabled', 'errors'], children: /^(testsuite )*$/ },
  testsuite: { attributes: ['name!', 'tests!', 'failures', 'errors', 'time', 'disabled', 'skipped', 'timestamp', 'hostname', 'id', 'package'], children: /^(properties )?(testcase )*(system-out )?(system-err )?$/ },
  testcase: { attributes: ['name!', 'classname', 'assertions', 'time', 'status'], children: /^(skipped )?(error )*(failure )*(system-out )*(system-err )*$/ },
  failure: { attributes: ['type', 'message'], children: /^$/ }, skipped: { attributes: ['message'], children: /^$/ }, 'system-out': { attributes: [], children: /^$/ },
};

function assertJunit(element: XmlElement): void {
  const rules = schema[element.name];
  assert.ok(rules, element.name);
  const names = Object.keys(element.attributes);
  assert.deepEqual(names.filter(name => !rules.attributes.some(one => one.replace('!', '') === name)), [], element.name);
  assert.deepEqual(rules.attributes.filter(one => one.endsWith('!') && !names.includes(one.slice(0, -1))), [], element.name);
  assert.match(element.children.map(({ name }) => `${name} `).join(''), rules.children);
  for (const child of element.children) assertJunit(child);
}

describe('JUnit', () => {
  for (const [name, report] of [['with findings', sampleReport()], ['without', sampleReport([])], ['with hostile texts', hostileReport()]] as const) {
    it(`keeps to the schema ${name}, and counts what it holds`, () => {
      const root = parseXml(junit(report, { language: 'en', failOn: 'warning' }));
      assertJunit(root);
      const cases = root.children.flatMap(suite => suite.children);
      const count = (has: string) => cases.filter(({ children }) => children.some(child => child.name === has)).length;
      assert.deepEqual([root.attributes['tests'], root.attributes['failures']], [String(cases.length), String(count('failure'))]);
      for (const suite of root.children) assert.equal(suite.attributes['tests'], String(suite.children.length));
    });
  }

  for (const [failOn, failures] of [['error', 2], ['warning', 3], ['info', 3], ['never', 0]] as const) {
    it(`fails ${failures} cases with --fail-on ${failOn}`, () => {
      assert.equal(parseXml(junit(sampleReport(), { language: 'en', failOn })).attributes['failures'], String(failures));
    });
  }

  it('tells one case from another', () => {
    const cases = parseXml(junit(sampleReport(), { language: 'en', failOn: 'error' })).children.flatMap(suite => suite.children);
    assert.equal(new Set(cases.map(({ attributes }) => `${attributes['classname']} ${attributes['name']}`)).size, cases.length);
  });

  it('gives back what a file holds, but for what XML cannot hold', () => {
    const text = parseXml(junit(hostileReport(), { language: 'en', failOn: 'error' })).children.find(({ attributes }) => attributes['failures'] === '1');
    assert.equal(text?.attributes['name'], `${hostile.replace(/[\ud800\uffff]/g, '\ufffd')}.yaml`);
  });
});

describe('GitHub', () => {
  it('takes no text for a command', () => {
    const lines = github(hostileReport(), { language: 'en' }).trimEnd().split('\n');
    assert.equal(lines.length, 2);
    const [, properties, data] = /^::error (.*?)::(.*)$/.exec(lines[0] as string) ?? [];
    assert.deepEqual(properties?.split(',').map(each => each.split('=')[0]), ['file', 'line', 'endLine', 'col', 'endColumn', 'title']);
    assert.match(properties ?? '', /file=[^,:]*%250A%3A%3Aerror%3A%3Ax%2Cy%3Az%0A/);
    assert.match(data ?? '', /%250A::error::x,y:z ::stop-commands::now/);
  });
});

describe('HTML', () => {
  it('holds no markup but its own, and no script', () => {
    const page = html(hostileReport(), { language: 'en', version: '1' });
    assertHtml(page);
    assert.deepEqual([...new Set([...page.matchAll(/<([a-z][a-z0-9]*)/g)].map(([, name]) => name))].sort(),
      ['article', 'body', 'code', 'div', 'footer', 'h1', 'h2', 'h3', 'h4', 'head', 'header', 'html', 'li', 'main', 'meta', 'p', 'section', 'span', 'strong', 'style', 'table', 'tbody', 'td', 'th', 'thead', 'title', 'tr', 'ul']);
  });

  for (const language of ['en', 'fr'] as const) {
    it(`lets in nothing but its style, names its language, and is well nested (${language})`, () => {
      const page = html(sampleReport(), { language, version: '1' });
      const style = /<style>([\s\S]*?)<\/style>/.exec(page)?.[1] ?? '';
      const digest = createHash('sha256').update(style).digest('base64');
      assert.ok(page.includes(`content="default-src &#39;none&#39;; style-src &#39;sha256-${digest}&#39;; base-uri &#39;none&#39;; form-action &#39;none&#39;"`));
      assert.ok(page.startsWith(`<!DOCTYPE html>\n<html lang="${language}">`));
      assert.doesNotMatch(page, /style="|https?:(?!\/\/example\.org\/trials)/);
      assertHtml(page);
      const levels = [...page.matchAll(/<h([1-4])/g)].map(match => Number(match[1]));
      assert.ok(levels.every((level, index) => level <= (levels[index - 1] ?? 0) + 1), `a heading skips a level: ${levels.join(' ')}`);
    });
  }

  it('shows the data flows of each stack, as shapes and texts only, and never at the cost of the findings', () => {
    const files = (name: string) => `version: 1\nstack: { name: ${name} }\ntools:\n  a: { name: '<img src=x onerror="a()">', category: crm, lifecycle: production }\n  b: { name: B, category: crm, lifecycle: production }\nflows:\n  f: { from: a, to: b, data: [] }\n`;
    const analysis = runAnalyze({ 'one/martech-stack.yaml': files('One'), 'two/martech-stack.yaml': files('Two'), 'none/martech-stack.yaml': 'version: 1\nstack: { name: None }\n' });
    const report = reportOf(analysis, { folderOf: () => 'file:///workspace/' });
    const page = html(report, { language: 'fr', version: '1', pictures: true });
    assertHtml(page);
    assert.deepEqual([...page.matchAll(/<h3>(One|Two|None)<\/h3>/g)].map(match => match[1]), ['One', 'Two']);
    assert.equal(page.split('<svg ').length, 3);
    assert.match(page, />&lt;img src=x onerror/);
    assert.doesNotMatch(page, /https?:\/\/www\.w3/);
    assert.doesNotMatch(html(report, { language: 'fr', version: '1' }), /<svg/);
  });

  it('shows texts that are readable on their background, in light, in dark and on paper', () => {
    const style = /<style>([\s\S]*?)<\/style>/.exec(html(sampleReport([]), { language: 'en', version: '1' }))?.[1] ?? '';
    const themes = [...style.matchAll(/:root \{([^}]*)\}/g)].map(match => new Map([...(match[1] as string).matchAll(/--(\w+): (#\w{6})/g)].map(([, name, colour]) => [name as string, colour as string])));
    assert.equal(themes.length, 3);
    for (const theme of themes) {
      for (const ink of ['text', 'soft', 'link', 'error', 'warning', 'info', 'good']) {
        for (const ground of ['back', 'card']) assert.ok(contrast(theme.get(ink) as string, theme.get(ground) as string) >= 4.5, `${ink} on ${ground}: ${theme.get(ink)}`);
      }
    }
  });
});

describe('Markdown', () => {
  it('holds no markup of a file, and calls nobody by name', () => {
    const [first] = sampleFindings() as [Finding];
    const text = `${hostile} @everyone [x](javascript:1) | a`;
    const page = markdown(sampleReport([{ ...first, message: { en: text, fr: text } }]), { language: 'en' });
    assert.doesNotMatch(page, /(?<!\\)<script|(?<!\\)\[x\]|@everyone/);
  });
});

function contrast(a: string, b: string): number {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [r, g, b] = [1, 3, 5].map(at => Number.parseInt(colour.slice(at, at + 2), 16) / 255).map(part => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
