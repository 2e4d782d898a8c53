// Writes src/generated: message ids and tables, built-in packs as text, examples of their rules, compiled validators. Run before every build and test; never committed.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parse, stringify } from 'yaml';

const root = join(import.meta.dirname, '..');
const out = join(root, 'src', 'generated');

/** Writes every generated file whose text has changed. */
export async function generate() {
  mkdirSync(out, { recursive: true });
  generateMessages();
  generatePacks();
  generateExamples();
  await compileValidators();
}

/** `l10n/<language>/<area>.json` → one table a language, and the union of all ids (English leads). */
function generateMessages() {
  const tables = {};
  for (const language of ['en', 'fr']) {
    const table = (tables[language] = {});
    const folder = join(root, 'l10n', language);
    for (const file of filesOf(folder, '.json')) {
      const area = file.slice(0, -'.json'.length);
      for (const [key, text] of Object.entries(JSON.parse(readFileSync(join(folder, file), 'utf8')))) table[`${area}.${key}`] = text;
    }
  }
  const ids = Object.keys(tables.en);
  write('message-ids.ts', `export type MessageId =\n${ids.map(id => `  | ${JSON.stringify(id)}`).join('\n') || '  never'};\n`);
  write(
    'messages.ts',
    `export const messages: Readonly<Record<'en' | 'fr', Readonly<Record<string, string>>>> = ${JSON.stringify(tables, null, 1)};\n`,
  );
}

/** `policies/<pack>.martech-policies.yaml` → parsed ahead by pack name (parsing them all costs 100 ms), and their texts for pages and links. */
function generatePacks() {
  const folder = join(root, 'policies');
  const ending = '.martech-policies.yaml';
  const texts = Object.fromEntries(
    filesOf(folder, ending).map(file => [file.slice(0, -ending.length), readFileSync(join(folder, file), 'utf8')]),
  );
  const packs = Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, parse(text, { merge: true, stringKeys: true })]));
  const json = JSON.stringify(JSON.stringify(packs));
  write('packs.ts', `export const packs: Readonly<Record<string, unknown>> = JSON.parse(${json}) as Record<string, unknown>;\n`);
  write('pack-texts.ts', `export const packTexts: Readonly<Record<string, string>> = ${JSON.stringify(texts, null, 1)};\n`);
}

/** For the pages of rules: of each rule's cases one that fires, one that asks, one that is silent, the first that stands alone if it can be. */
function generateExamples() {
  const folder = join(root, 'test', 'rules');
  const packs = existsSync(folder) ? readdirSync(folder, { withFileTypes: true }).filter(each => each.isDirectory()).map(each => each.name).sort() : [];
  const examples = {};
  for (const pack of packs) {
    for (const file of filesOf(join(folder, pack), '.martech-policies.yaml')) {
      const { rules, tests = {} } = parse(readFileSync(join(folder, pack, file), 'utf8'), { merge: true, stringKeys: true }) ?? {};
      const rule = `${pack}/${file.slice(0, -'.martech-policies.yaml'.length)}`;
      const cases = Object.entries(tests ?? {}).filter(([, test]) => test?.rule === rule && Array.isArray(test.expect)).map(([name, test]) => ({ name, test, rules }));
      const ofKind = kind => cases.filter(({ test }) => test.expect.some(each => (each.kind ?? 'finding') === kind));
      const chosen = { fires: ofKind('finding'), asks: ofKind('question'), silent: cases.filter(({ test }) => test.expect.length === 0) };
      const found = Object.entries(chosen).map(([what, all]) => [what, all.find(({ test }) => !test.params && standsAlone(test, join(folder, pack))) ?? all[0]]).filter(([, one]) => one);
      if (found.length > 0) examples[rule] = Object.fromEntries(found.map(([what, one]) => [what, exampleOf(one, join(folder, pack))]));
    }
  }
  const json = JSON.stringify(JSON.stringify(examples));
  write('rule-examples.ts', `import type { RuleExamples } from '../core/reports/rule-examples.ts';\n\nexport const ruleExamples: Readonly<Record<string, RuleExamples>> = JSON.parse(${json}) as Record<string, RuleExamples>;\n`);
}

/** One text says it all. */
function standsAlone({ file }, folder) {
  return file === undefined || !/^imports:/m.test(readFileSync(join(folder, file), 'utf8'));
}

function exampleOf({ name, test, rules }, folder) {
  const stack = test.file === undefined ? test.stack : readFileSync(join(folder, test.file), 'utf8');
  const aboutRules = test.expect.map(each => /^rule:(.*)$/.exec(each.target ?? '')?.[1]).find(Boolean);
  return {
    name,
    today: test.today,
    ...(test.params && { params: test.params }),
    ...(aboutRules ? { rules: blockYaml({ rules: { [aboutRules]: rules?.[aboutRules] ?? {} } }) } : { stack: typeof stack === 'string' ? stack : blockYaml(stack ?? {}) }),
    ...(test.observations && { observations: blockYaml({ version: 1, observed: test.observations }) }),
  };
}

/** Block style for what is large, flow style for what fits on a line below the second level. */
function blockYaml(value) {
  return Object.keys(value).length === 0 ? '' : `${blockLines(structuredClone(value), 0).join('\n')}\n`;
}

function blockLines(value, depth) {
  const pad = '  '.repeat(depth);
  const entries = Array.isArray(value) ? value.map(item => ['-', item]) : Object.entries(value).map(([key, item]) => [`${stringify(key).trim()}:`, item]);
  return entries.flatMap(([lead, item]) => {
    const isLarge = typeof item === 'object' && item !== null && Object.keys(item).length > 0;
    const flow = stringify(JSON.parse(JSON.stringify(item)), { collectionStyle: 'flow', lineWidth: 0 }).trim();
    const isOneLine = !flow.includes('\n') && pad.length + lead.length + flow.length < 118;
    if (!isLarge || (isOneLine && (depth > 0 || Array.isArray(value)))) return isOneLine || !isLarge ? [`${pad}${lead} ${flow}`] : [];
    return [`${pad}${lead}`, ...blockLines(item, depth + 1)];
  });
}

/** The validators of schemas/*.schema.json, compiled ahead of time. */
async function compileValidators() {
  const script = join(root, 'scripts', 'compile-validators.mjs');
  if (!existsSync(script)) return;
  const { compileValidators: compile } = await import(pathToFileURL(script).href);
  await compile?.();
}

function filesOf(folder, ending) {
  return readdirSync(folder)
    .filter(name => name.endsWith(ending))
    .sort();
}

/** An unchanged file keeps its time stamp, so that watchers stay calm. */
function write(name, body) {
  const file = join(out, name);
  const text = `// Generated by scripts/generate.mjs.\n${body}`;
  if (!existsSync(file) || readFileSync(file, 'utf8') !== text) writeFileSync(file, text);
}

if (process.argv[1] === import.meta.filename) await generate();
