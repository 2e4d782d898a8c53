// What the documentation shows is true: its examples parse and resolve, its links lead somewhere, its tables are those of the product.

import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { assertGolden } from '../support/golden.ts';
import { findingLines, runAnalyze } from '../support/run-analyze.ts';
import { functionsPage } from './functions-page.ts';
import { runCli, testFolder } from './run-cli.ts';

const root = join(import.meta.dirname, '..', '..');
const pages = [
  ...['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'src/README.md'],
  // The pages of rules are checked as a whole by rule-docs.test.ts.
  ...readdirSync(join(root, 'docs')).filter(name => name.endsWith('.md')).map(name => `docs/${name}`),
  'docs/rules/README.md', 'docs/rules/fr/README.md', 'docs/rules/fr/lifecycle/trial-expired.md',
].filter(page => existsSync(join(root, page)));
const textOf = (page: string) => readFileSync(join(root, page), 'utf8');

/** Files that examples name. */
const beside = {
  'brands/aurore.martech-stack.yaml': 'version: 1\nowners:\n  brand: { name: Brand, side: marketing }\n',
  'martech-policies.yaml': 'version: 1\nextends: [builtin:starter]\n',
};

describe('documentation', () => {
  for (const page of pages) {
    for (const [index, text] of [...textOf(page).matchAll(/^```yaml\n(version: 1\n[\s\S]*?)^```/gm)].map(match => match[1] as string).entries()) {
      it(`${page}: example ${index + 1} parses and resolves`, () => {
        const isPolicy = /^(rules|extends|parameters|params):/m.test(text);
        const files = isPolicy
          ? { 'martech-stack.yaml': 'version: 1\nstack: { name: Aurore }\npolicies: [own.martech-policies.yaml]\n', 'own.martech-policies.yaml': text }
          : { ...(text.includes('imports:') && beside), 'martech-stack.yaml': text.includes('\nstack:') ? text : text.replace('version: 1\n', 'version: 1\nstack: { name: Aurore }\n') };
        const wrong = findingLines(runAnalyze(files)).filter(line => /\b(syntax|schema|engine|integrity)\//.test(line) || /own\.martech-policies/.test(line));
        assert.deepEqual(wrong.filter(line => !line.includes('integrity/unused-entry')), []);
      });
    }

    for (const [index, text] of [...textOf(page).matchAll(/^```yaml\n(version: 1\n[\s\S]*?)^```/gm)].map(match => match[1] as string).filter(each => /^tests:/m.test(each)).entries()) {
      it(`${page}: policy ${index + 1} passes its own tests`, async () => {
        const folder = testFolder({ 'martech-policies.yaml': text });
        const told = await runCli(['test'], folder.path);
        folder.remove();
        assert.deepEqual([told.code, told.err], [0, ''], told.out);
      });
    }

    it(`${page}: links lead to files that exist`, () => {
      const links = [...textOf(page).replace(/```[\s\S]*?```/g, '').matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)/g)].map(match => match[1] as string);
      assert.deepEqual(links.filter(link => !existsSync(join(root, dirname(page), link))), []);
    });

    it(`${page}: paths in backticks are those of the project`, () => {
      const paths = [...textOf(page).matchAll(/`((?:src|test|docs|policies|catalog|schemas|l10n|scripts|examples)\/[\w./-]*\w)`/g)].map(match => match[1] as string);
      assert.deepEqual(paths.filter(path => !existsSync(join(root, path))), []);
    });
  }

  it('lists every function, relation and field that expressions may use', () => {
    assertGolden(functionsPage(relative(root, import.meta.filename)), join(root, 'docs', 'functions.md'));
  });
});
