// A large invented stack in which rules have something to read: most entries say all that they could, some leave facts out, some
// are at odds. Everything grows with the number of tools. The same size always gives the same text.

/** Texts by file name, the root first; observations lie beside it. */
export type RichStack = Readonly<Record<string, string>>;

/** Tools in one file: one may hold 5 MB. */
const toolsInFile = 500;

const categories = ['crm', 'cdp', 'email-marketing', 'web-analytics', 'tag-management', 'cms', 'personalization-testing', 'ecommerce-platform', 'marketing-automation', 'attribution', 'erp', 'master-data', 'business-intelligence'];
const regions = ['FR, IE', 'FR', 'US', 'DE, US', 'IE'];
const machine = ['api', 'webhook', 'batch', 'sftp', 'event-stream', 'connector'];

/** A stack of `size` tools, 3 × `size` flows, and all that goes with them. */
export function richStack(size: number): RichStack {
  const counts = { tools: size, owners: Math.max(8, size / 10), data: Math.max(10, Math.floor(size / 8)), processing: Math.max(4, Math.floor(size / 20)), contracts: Math.max(4, Math.floor(size / 4)) };
  const parts = Math.ceil(size / toolsInFile);
  const files: Record<string, string> = {};
  for (let part = 0; part < parts; part++) {
    const from = part * toolsInFile;
    const to = Math.min(size, from + toolsInFile);
    const head = part === 0 ? [...rootLines(parts), ...commonLines(counts)] : ['version: 1'];
    const lines = [...head, 'tools:', ...range(from, to).flatMap(i => toolLines(i, counts)), 'flows:', ...range(from * 3, to * 3).flatMap(i => flowLines(i, counts))];
    files[part === 0 ? 'martech-stack.yaml' : `part-${part}.martech-stack.yaml`] = `${lines.join('\n')}\n`;
  }
  files['martech-policies.yaml'] = 'version: 1\nextends: [builtin:all]\nparams: { hub: [tool-0] }\n';
  files['martech-observations.yaml'] = `version: 1\nobserved:\n${range(0, size / 5).map(sighting).join('')}`;
  return files;
}

interface Counts {
  readonly tools: number;
  readonly owners: number;
  readonly data: number;
  readonly processing: number;
  readonly contracts: number;
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: Math.max(0, Math.floor(to - from)) }, (_, i) => from + i);
}

/** Well-mixed whole numbers below `limit`. */
function below(limit: number, i: number, salt: number): number {
  return hash(i, salt) % Math.floor(limit);
}

function hash(i: number, salt: number): number {
  let t = (Math.imul(i + 1, 0x9e3779b1) ^ Math.imul(salt + 1, 0x85ebca6b)) | 0;
  t = Math.imul(t ^ (t >>> 15), t | 1);
  t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
  return (t ^ (t >>> 14)) >>> 0;
}

function pick(from: readonly string[], i: number, salt: number): string {
  return from[hash(i, salt) % from.length] as string;
}

/** One in `n` entries. */
function seldom(n: number, i: number, salt: number): boolean {
  return hash(i, salt) % n === 0;
}

function day(i: number, salt: number, year: number): string {
  const pad = (n: number): string => String(n).padStart(2, '0');
  return `${year}-${pad(1 + below(10, i, salt))}-${pad(1 + below(28, i, salt + 50))}`;
}

function rootLines(parts: number): readonly string[] {
  return [
    'version: 1', 'stack:', '  name: A large company', '  country: FR', '  regimes: [gdpr, eprivacy, nis2, dora]', '  dpo: owner-3', '  customer-key: customer_id', '  reviewed-on: 2026-10-06', '  adopted-on: 2025-05-11',
    ...(parts > 1 ? ['imports: ["part-*.martech-stack.yaml"]'] : []), 'policies: [martech-policies.yaml]',
  ];
}

function commonLines(counts: Counts): readonly string[] {
  const sides = ['marketing', 'it', 'security', 'privacy', 'business', 'marketing', 'finance'];
  const personal = ['user.contact.email', 'user.name', 'user.behavior.purchase_history', 'user.device.cookie_id', 'user.demographic.date_of_birth', 'user.health_and_medical'];
  return [
    'owners:', ...range(0, counts.owners).flatMap(i => [`  owner-${i}:`, `    name: Team number ${i}`, `    side: ${sides[i % sides.length]}`, `    contact: team-${i}@example.com`, `    person: ${seldom(9, i, 1)}`]),
    'people:', ...['customer', 'prospect', 'visitor', 'employee'].map(one => `  ${one}s: { name: All ${one}s, subject: ${one}, market: b2c, country: FR, minors: ${one === 'visitor'} }`),
    'data:', ...range(0, counts.data).flatMap(i => [
      `  data-${i}:`, `    name: Data set ${i}`, `    categories: [${seldom(4, i, 2) ? '' : pick(personal, i, 3)}]`, `    importance: ${pick(['low', 'normal', 'high', 'critical'], i, 4)}`,
      `    confidentiality: ${pick(['internal', 'confidential', 'restricted', 'public'], i, 5)}`, ...(seldom(9, i, 6) ? [] : [`    steward: owner-${below(counts.owners, i, 7)}`]), '    subjects: [customers]',
      ...(seldom(5, i, 8) ? [] : [`    system-of-record: tool-${below(counts.tools, i, 9)}`]), '    retention: { duration: 3 years, from: last-contact, then: delete }', '    freshness: 1 month', '    volume: 250000', ...(seldom(4, i, 10) ? [] : ['    legal-basis: consent']),
    ]),
    'processing:', ...range(0, counts.processing).flatMap(i => [
      `  processing-${i}:`, `    name: Purpose ${i}`, `    purpose: ${pick(['marketing.communications.email', 'analytics.reporting', 'marketing.advertising.third_party.targeted', 'essential.service'], i, 11)}`, `    legal-basis: ${pick(['consent', 'legitimate-interests', 'contract'], i, 12)}`,
      '    channels: [email, sms]', `    data: [data-${below(counts.data, i, 13)}]`, '    subjects: [customers]', '    retention: 3 years', `    register: ROPA-${i}`, `    reviewed-on: ${day(i, 14, 2026)}`,
    ]),
    'contracts:', ...range(0, counts.contracts).flatMap(i => [
      `  contract-${i}:`, `    name: Contract ${i}`, `    supplier: Vendor ${i % 50}`, `    start: ${day(i, 15, 2024)}`, `    end: ${day(i, 16, 2027)}`, '    notice: 3 months', `    auto-renew: ${seldom(2, i, 17)}`,
      `    cost: ${1 + below(90, i, 18)}000 EUR/year`, ...(seldom(3, i, 19) ? [] : [`    budget-owner: owner-${below(counts.owners, i, 20)}`]), `    paid-by: ${pick(['purchase-order', 'card', 'purchase-order'], i, 21)}`, '    seats: 120', `    active-users: ${below(120, i, 22)}`,
      `    measured-on: ${day(i, 23, 2026)}`, '    sla: { availability: 99.9, rto: 4 hours, rpo: 1 hour }', ...(seldom(3, i, 24) ? [] : ['    exit-plan: { export-format: csv, delay: 30 days, tested-on: 2026-05-04 }']),
    ]),
    'initiatives:', ...range(0, counts.contracts / 4).flatMap(i => [
      `  initiative-${i}: { name: Initiative ${i}, outcome: Better, measures: [{ metric: sales, target: more }], owners: { marketing: owner-0, it: owner-1 }, status: running, since: 2026-01-01, until: ${day(i, 25, 2027)}, tools: [tool-${below(counts.tools, i, 26)}] }`,
    ]),
    'alliance:', '  reviews: [{ on: 2026-11-05, attendees: [owner-0, owner-1] }]', '  actions:',
    ...range(0, counts.contracts / 4).map(i => `    action-${i}: { text: Sign it, owner: owner-${below(counts.owners, i, 27)}, due: ${day(i, 28, 2026)}, status: open, tool: tool-${below(counts.tools, i, 29)} }`),
    'waivers:', ...range(0, counts.contracts / 8).map(i => `  waiver-${i}: { rule: ownership/no-technical-owner, target: "tool:tool-${below(counts.tools, i, 30)}", reason: Agreed, until: ${day(i, 31, 2027)}, requested-by: owner-0, approved-by: [owner-0, owner-1] }`),
    'observations:', '  ignore: [{ domain: example-cdn.com, reason: Ours }]',
  ];
}

function toolLines(i: number, counts: Counts): readonly string[] {
  const owner = (salt: number): string => `owner-${below(counts.owners, i, salt)}`;
  const stage = pick(['production', 'production', 'production', 'production', 'pilot', 'trial', 'phase-out', 'retired', 'idea'], i, 32);
  return [
    `  tool-${i}:`, `    name: "Tool number ${i}"`, `    category: ${i === 0 ? 'ipaas' : pick(categories, i, 33)}`, ...(seldom(10, i, 34) ? [] : [`    vendor: { name: Vendor ${i % 50}, country: ${pick(['FR', 'US', 'DE'], i, 35)}, group-country: US, dpf: { certified: true, checked-on: ${day(i, 36, 2026)} } }`]),
    ...(i > 0 && seldom(12, i, 37) ? [`    instance-of: tool-${below(i, i, 38)}`] : []), `    description: Tool ${i} serves the teams of the region.`, `    url: https://tool-${i}.example.com`, `    pace: ${pick(['record', 'differentiation', 'innovation'], i, 39)}`,
    `    scope: { countries: [${pick(['FR', 'FR, BE', 'DE'], i, 40)}] }`,
    `    owners: { ${seldom(9, i, 41) ? '' : `business: ${owner(42)}, `}${seldom(9, i, 43) ? '' : `technical: ${owner(44)}, `}privacy: owner-3, operates: ${owner(45)}, backup: ${owner(46)} }`,
    `    raci: { configure: { responsible: [${owner(47)}], accountable: [${owner(48)}] }, publish: { responsible: [${owner(49)}], accountable: [${owner(50)}] } }`,
    `    criticality: ${pick(['low', 'medium', 'high', 'vital'], i, 51)}`, '    users: { internal: 120, external: 0, admins: 3 }',
    `    lifecycle: { stage: ${stage}, since: ${day(i, 52, 2024)}, until: ${day(i, 53, 2027)}, origin: chosen, hypothesis: It helps, success-criteria: [{ metric: sales, target: more, decide-on: ${day(i, 54, 2026)}, decider: ${owner(55)} }] }`,
    ...(seldom(4, i, 56) ? [`    request: { requested-on: ${day(i, 57, 2025)}, lane: standard, decided-on: ${day(i, 58, 2026)}, decision: accepted-with-conditions, conditions: [{ text: Encrypt it, due: ${day(i, 59, 2027)}, owner: ${owner(60)}, done: ${seldom(2, i, 61)} }] }`] : []),
    `    hosting: { model: saas, provider: AWS, regions: [${pick(regions, i, 62)}] }`, `    holds: { data-${below(counts.data / 2, i, 63)}: replica, data-${counts.data - 1 - below(counts.data / 2 - 1, i, 64)}: ${pick(['master', 'transient'], i, 65)} }`,
    ...(seldom(10, i, 66) ? ['    ai: { kind: assistant, acts: [draft], human-approval: true, training: false }'] : []),
    '    security:', ...(seldom(8, i, 67) ? [] : [`      sso: { enabled: ${!seldom(7, i, 68)}, protocol: saml, enforced: true }`]), `      mfa: ${!seldom(10, i, 69)}`, '      provisioning: scim', `      offboarding: { owner: ${owner(70)}, delay: 5 days }`,
    '      shared-account: false', '      encryption: { in-transit: true, at-rest: true }', '      certifications: [iso-27001, { name: soc-2-type-2, valid-until: 2027-05-01 }]', `      assessment: { status: done, on: ${day(i, 71, 2026)}, by: owner-2, tier: 1 }`,
    ...(seldom(6, i, 72) ? [] : [`      access-reviewed-on: ${day(i, 73, 2026)}`]), '      logs-retention: 1 year', '      incident-notice: 72 hours',
    '    privacy:', '      role: processor', ...(seldom(8, i, 74) ? [] : [`      dpa: { signed-on: ${day(i, 75, 2025)}, reference: "https://example.com/dpa-${i}" }`]), `      register: ROPA-${i % 40}`, `      dpia: { status: done, on: ${day(i, 76, 2026)}, by: owner-3, criteria: [] }`,
    `      transfers: [{ country: US, mechanism: ${pick(['scc', 'dpf', 'bcr', 'none'], i, 77)}, module: 2, assessed-on: ${day(i, 78, 2025)}, fallback: bcr }]`, '      subprocessors: [AWS]', '      cookies: { lifetime: 13 months, exempt: false }', `      deletion: { method: api, delay: 30 days, tested-on: ${day(i, 79, 2026)} }`,
    ...(seldom(6, i, 80) ? [] : [`    contract: contract-${below(counts.contracts, i, 81)}`]), `    disposition: ${pick(['tolerate', 'invest', 'migrate', 'eliminate'], i, 82)}`, ...(seldom(3, i, 83) ? ['    justifications: { overlap: Two brands }'] : []),
  ];
}

function flowLines(i: number, counts: Counts): readonly string[] {
  const tool = (salt: number): string => `tool-${below(counts.tools, i, salt)}`;
  const from = i % 20 === 0 ? 'visitors' : tool(84);
  const method = i % 20 === 0 ? 'tag' : seldom(9, i, 85) ? pick(['manual', 'upload', 'email'], i, 86) : pick(machine, i, 87);
  return [
    `  flow-${i}:`, `    from: ${from}`, `    to: ${tool(88)}`, ...(seldom(4, i, 89) ? ['    via: tool-0'] : []), `    data: [data-${below(counts.data, i, 90)}, data-${below(counts.data, i, 91)}]`,
    ...(seldom(3, i, 92) ? [`    purpose: ${pick(['marketing.communications.email', 'analytics.reporting'], i, 93)}`, '    legal-basis: consent'] : [`    processing: [processing-${below(counts.processing, i, 94)}]`]), ...(i % 20 === 0 ? [`    consent-via: ${tool(95)}`] : []),
    `    protection: ${pick(['plain', 'plain', 'hashed', 'pseudonymised'], i, 96)}`, `    method: ${method}`, `    frequency: ${pick(['realtime', 'hourly', 'daily', 'weekly'], i, 97)}`, `    auth: { type: oauth2, rotated-on: ${day(i, 98, 2026)}, vault: main }`,
    '    encrypted: true', '    key: customer_id', '    volume: 250000', ...(seldom(5, i, 99) ? [`    owner: owner-${below(counts.owners, i, 100)}`] : []), ...(seldom(12, i, 101) ? ['    status: planned'] : []),
  ];
}

function sighting(i: number): string {
  return `  - { on: ${day(i, 102, 2026)}, source: ${pick(['gtm', 'har', 'sso', 'expenses'], i, 103)}, ${pick(['tool: hotjar', `name: Tool number ${i}`, `domain: tool-${i}.example.com`, `domain: seen-${i}.example.org`], i, 104)}, consent: ${pick(['needed', 'not-set'], i, 105)} }\n`;
}
