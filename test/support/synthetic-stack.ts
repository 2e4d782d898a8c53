// Large invented stacks for measurements: N tools of about 15 lines, 3N flows of about 10, N/10 owners; every reference leads
// somewhere and every value is one that the language knows. The same size and seed always give the same text.

export interface SyntheticStack {
  /** Texts by URI, the root first. A stack that one file may not hold is split into fragments that the root imports. */
  readonly files: ReadonlyMap<string, string>;
  readonly tools: number;
  readonly flows: number;
}

/** Tools in one file, about 1.3 MB: who has more keeps them in several files, and one file may hold 5 MB. */
const toolsInFile = 1_000;

const categories = ['crm', 'cdp', 'email-marketing', 'web-analytics', 'tag-management', 'cms', 'dmp', 'consent-privacy', 'marketing-automation', 'attribution'];
const stages = ['trial', 'pilot', 'production', 'production', 'production', 'phase-out'];
const methods = ['api', 'webhook', 'batch', 'file', 'sftp', 'event-stream'];
const frequencies = ['realtime', 'hourly', 'daily', 'weekly'];
const countries = ['FR', 'BE', 'DE', 'IT', 'ES'];
const sides = ['marketing', 'it', 'security', 'privacy'];

/** A stack of `size` tools. */
export function syntheticStack(size: number, seed = 1): SyntheticStack {
  const random = generator(seed);
  const fragments = Math.ceil(size / toolsInFile);
  const owners = Math.max(4, Math.floor(size / 10));
  const files = new Map<string, string>();
  const root = ['version: 1', 'stack:', `  name: Synthetic stack of ${size} tools`, '  country: FR', '  customer-key: customer_id'];
  if (fragments > 1) root.push('imports:', ...Array.from({ length: fragments - 1 }, (_, i) => `  - part-${i + 1}.martech-stack.yaml`));
  root.push('', ...ownerLines(owners), '', ...dataLines(), '');
  for (let part = 0; part < fragments; part++) {
    const from = part * toolsInFile;
    const to = Math.min(size, from + toolsInFile);
    const head = part === 0 ? root : ['version: 1', ''];
    const lines = [...head, ...toolLines(random, from, to, owners), '', ...flowLines(random, from * 3, to * 3, size)];
    files.set(part === 0 ? 'file:///bench/martech-stack.yaml' : `file:///bench/part-${part}.martech-stack.yaml`, `${lines.join('\n')}\n`);
  }
  return { files, tools: size, flows: size * 3 };
}

type Random = () => number;

function pick<T>(random: Random, from: readonly T[]): T {
  return from[Math.floor(random() * from.length)] as T;
}

function below(random: Random, limit: number): number {
  return Math.floor(random() * limit);
}

function ownerLines(count: number): string[] {
  return ['owners:', ...Array.from({ length: count }, (_, i) => [
    `  owner-${i}:`, `    name: Team number ${i}`, `    side: ${sides[i % sides.length]}`, `    contact: team-${i}@example.com`,
  ]).flat()];
}

function dataLines(): string[] {
  return ['data:', ...Array.from({ length: 8 }, (_, i) => [
    `  data-${i}:`, `    name: Data set ${i}`, '    categories: [user.contact.email]', '    importance: normal', '    confidentiality: internal',
    '    steward: owner-0', '    retention: 3 years', '    legal-basis: consent',
  ]).flat()];
}

function toolLines(random: Random, from: number, to: number, owners: number): string[] {
  const lines = ['tools:'];
  for (let i = from; i < to; i++) {
    if (i % 5 === 0) lines.push(`  # Group ${i / 5}, reviewed every quarter`);
    lines.push(
      `  tool-${i}:`, `    name: "Tool number ${i}"`, `    category: ${pick(random, categories)}`,
      `    vendor: { name: Vendor ${i % 50}, country: ${pick(random, countries)} }`,
      '    owners:', `      business: owner-${below(random, owners)}  # asked first`, `      technical: owner-${below(random, owners)}`,
      `    lifecycle: { stage: ${pick(random, stages)}, since: 2024-${pad(1 + below(random, 12))}-${pad(1 + below(random, 28))}, until: 2027-06-30 }`,
      '    hosting: { model: saas, regions: [FR, IE] }', '    holds:', `      data-${below(random, 4)}: replica`, `      data-${4 + below(random, 4)}: transient`,
      '    security: { sso: true, mfa: true }', '    description: |', `      Tool ${i} serves the teams of the region: see the wiki.`, '      - no list item, only text  # and no comment',
    );
  }
  return lines;
}

function flowLines(random: Random, from: number, to: number, tools: number): string[] {
  const lines = ['flows:'];
  for (let i = from; i < to; i++) {
    lines.push(
      `  flow-${i}:`, `    from: tool-${below(random, tools)}`, `    to: tool-${below(random, tools)}`, '    data:', `      - data-${below(random, 4)}`,
      `      - data-${4 + below(random, 4)}`, '    purpose: analytics.reporting', '    legal-basis: consent', `    method: ${pick(random, methods)}`,
      `    frequency: ${pick(random, frequencies)}`, `    auth: { type: oauth2 }  # rotated ${i % 12} months ago`,
    );
  }
  return lines;
}

function pad(n: number): string {
  return String(n).padStart(2, '0');
}

/** A generator of numbers from 0 to below 1. */
function generator(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
