// A small stack that tests of the editor share: two files, one of everything that they point at.

export const root = `version: 1
stack:
  name: Maison Aurore
  country: FR
imports: [brands.martech-stack.yaml]

owners:
  crm-team:
    name: CRM and loyalty
    side: marketing
  it-crm:
    name: IT for CRM
    side: it

data:
  customer-email:
    name: Customer e-mail
    categories: [user.contact.email]
    steward: crm-team

tools:
  website:
    name: Website
    category: cms
    lifecycle: production
    owners: { business: crm-team, technical: it-crm }
  crm:
    name: Salesforce
    category: crm
    lifecycle: { stage: production, since: 2021-05-01 }
    owners: { business: crm-team, technical: it-crm }
    holds: { customer-email: master }
    contract: suite

contracts:
  suite:
    name: Marketing suite
    supplier: Salesforce
    end: 2026-12-31
    notice: 3 months
    auto-renew: true

flows:
  leads:
    from: website
    to: crm
    data: [customer-email]
    method: api
`;

export const brands = `version: 1
tools:
  brevo:
    name: Brevo 🎉
    category: email-marketing
    lifecycle: { stage: trial, until: 2026-12-31 }
    owners: { business: crm-team }
flows:
  crm-to-brevo:
    from: crm
    to: brevo
    data: [customer-email]
    via: website
`;

export const files = { 'martech-stack.yaml': root, 'brands.martech-stack.yaml': brands };
