// A small stack of four files in which nearly every rule has something to read, for tests that edit it at random.

export const busyStack = {
  'martech-stack.yaml': `version: 1
stack: { name: Try, country: FR, adopted-on: 2026-01-01 }
imports: [more.martech-stack.yaml]
policies: [martech-policies.yaml]
x-defaults:
  security: &secure { mfa: true }
owners:
  crm: { name: CRM, side: marketing }
  it: { name: IT, side: it }
  dpo: { name: DPO, side: privacy }
people:
  visitors: { name: Visitors, subject: visitor, minors: true }
data:
  mails:
    name: Mails
    categories: [user.contact.email]
    steward: crm
    subjects: [visitors]
    retention: 3 years
    legal-basis: consent
  visits: { name: Visits, categories: [user.behavior.browsing_history], confidentiality: confidential, volume: 20000 }
  choices: { name: Choices, categories: [user.privacy_preferences], system-of-record: cmp }
contracts:
  suite: { name: Suite, end: 2027-02-28, notice: 3 months, auto-renew: true, cost: 9000 EUR/year, seats: 10, active-users: 2, measured-on: 2026-10-01 }
processing:
  news: { name: News, purpose: marketing.communications.email, legal-basis: consent, data: [mails], subjects: [visitors] }
initiatives:
  welcome: { name: Welcome, status: running, since: 2026-10-01, owners: { marketing: crm }, tools: [mailer] }
observations:
  ignore: [{ domain: example-cdn.com, reason: Ours }]
tools:
  web:
    name: Web site
    category: cms
    lifecycle: { stage: production }
    owners: { business: crm, technical: it }
  crm:
    name: The CRM
    category: crm
    lifecycle: production
    owners: { business: crm }
    holds: { mails: master }
    security: { <<: *secure, sso: true }
  # martech-ignore lifecycle/trial-without-end: agreed in March
  mailer:
    name: Mailer
    category: email-marketing
    lifecycle: { stage: trial }
    contract: { paid-by: card, cost: 100 EUR/month, end: 2026-12-31 }
    privacy: { role: processor, transfers: [{ country: US, mechanism: scc }] }
  cmp: { name: Consent, category: consent-privacy, lifecycle: production, owners: { business: crm }, contract: suite }
  stats: { name: Heat maps, catalog: hotjar, category: web-analytics, lifecycle: production, vendor: { name: Hotjar, country: US }, contract: suite }
  hub: { name: Hub, category: ipaas, lifecycle: production, hosting: { regions: [US] }, request: { requested-on: 2026-10-01, lane: fast } }
flows:
  visits-to-stats: { from: visitors, to: stats, data: [visits], method: tag, purpose: analytics.reporting, consent-via: cmp }
  choices-to-crm: { from: cmp, to: crm, via: hub, data: [choices], method: api }
  mails-out: { from: crm, to: mailer, via: hub, data: [mails, visits], method: api, processing: [news], auth: { type: none }, encrypted: false }
  web-to-crm: { from: web, to: crm, data: [mails], method: api }
  crm-to-mailer: { from: crm, to: mailer, data: [mails], method: manual, frequency: weekly }
`,
  'more.martech-stack.yaml': `version: 1
tools:
  shop: { name: Shop, category: ecommerce-platform, lifecycle: { stage: pilot, until: 2026-12-31 }, owners: { business: crm } }
flows:
  shop-to-crm: { from: shop, to: crm, data: [mails], legal-basis: contract }
waivers:
  shop-owner: { rule: ownership/no-technical-owner, target: crm, reason: Hiring, until: 2027-01-31, approved-by: [crm, it] }
`,
  'martech-observations.yaml': `version: 1
observed:
  - { on: 2026-11-02, source: gtm, tool: hotjar, domain: static.hotjar.com, consent: not-set }
  - { on: 2026-10-02, source: har, domain: shop.example.com }
  - { on: 2026-11-03, source: sso, name: Mailer }
`,
  'martech-policies.yaml': `version: 1
extends: [builtin:all]
params:
  trial-max: 60 days
rules:
  ownership/key-person: off
  acme/named:
    title: A name
    on: tool
    severity: warning
    assert: has(tool.name)
  acme/seen:
    title: { en: 'Seen: {observation.name}', fr: 'Vu : {observation.name}' }
    on: observation
    severity: info
    assert: observation.ignored || size(observation.declared_tools) > 0
    at: observation.latest.domain
  acme/reviewed: { title: Rules have owners, on: rule, severity: warning, assert: 'rule.severity == "off" || has(rule.owner)', unknown: fail, at: [rule.severity] }
`,
};
