// What people type into the example, key by key.

import type { TypingSession } from './typing-session.ts';

/** By name; each types into `martech-stack.yaml` of Maison Verdier. */
export const sessions: Readonly<Record<string, (session: TypingSession) => Promise<void>>> = {
  'a new tool of eight keys': async session => {
    session.keyboard.goTo('‸\ncontracts:\n');
    await session.change(session.keyboard.paste('\n'));
    await session.type(`  nuxeo:
    name: Nuxeo
    category: dam-mrm
    vendor: { name: Nuxeo, country: US }
    zone: shared
    owners: { business: brand, technical: integration }
    criticality: medium
    lifecycle: { stage: trial, until: 2027-01-31 }
    notes: "Where the pictures live"`);
  },
  'an owner’s id changed letter by letter': async session => {
    session.keyboard.goTo('\n  integration‸:\n');
    await session.back(11);
    await session.type('esb-team');
  },
  'an owner’s id changed and changed back': async session => {
    session.keyboard.goTo('\n  integration‸:\n');
    await session.back(4);
    await session.type('tion');
  },
  'a tool’s id changed and changed back': async session => {
    session.keyboard.goTo('\n  imagino‸:\n');
    await session.back(3);
    await session.type('ino');
  },
  'a value replaced by another': async session => {
    session.keyboard.goTo('holds: { consents: master‸');
    await session.back(6);
    await session.type('replica');
  },
  'a stage retyped': async session => {
    session.keyboard.goTo('lifecycle: { stage: production, since: 2020-11-02‸');
    await session.back(31);
    await session.type('production, since: 2020-11-02');
  },
  'a new flow': async session => {
    session.keyboard.goTo('‸\nprocessing:\n');
    await session.change(session.keyboard.paste('\n'));
    await session.type(`  didomi-to-imagino-again:
    from: didomi
    to: imagino
    via: boomi
    data: [consents]
    method: api
    purposes: [marketing]`);
  },
  'a new flow in one line': async session => {
    session.keyboard.goTo('‸\nprocessing:\n');
    await session.change(session.keyboard.paste('\n'));
    await session.type('  x-flow: { from: didomi, to: imagino, data: [consents], method: api }');
  },
  'a quoted string': async session => {
    session.keyboard.goTo('name: Akeneo\n    category: dam-mrm‸');
    await session.type('\n    description: "The catalogue: every picture, every \'word\'"');
  },
  'a quote opened before a word and closed after it': async session => {
    session.keyboard.goTo('‸DSI Intégration');
    await session.type('"');
    session.keyboard.goTo('DSI Intégration‸');
    await session.type('"');
  },
  'a list item': async session => {
    session.keyboard.goTo('system-of-record: didomi‸');
    await session.type('\n    recipients:\n      - crm\n      - service');
  },
  'an item in brackets': async session => {
    session.keyboard.goTo('subjects: [visitors, prospects‸]\n    system-of-record: google-analytics');
    await session.type(', customers');
  },
  'a bracket taken away and put back': async session => {
    session.keyboard.goTo('owners: { business: integration, technical: integration, backup: erp }‸\n    criticality: vital\n    users: { internal: 9');
    await session.back(1);
    await session.rest(2000);
    await session.type('}');
  },
  'a quote left open for a while': async session => {
    session.keyboard.goTo('‸Zendesk\n    category');
    await session.type('"');
    await session.rest(3000);
    session.keyboard.goTo('"Zendesk‸');
    await session.type('"');
  },
  'a line deleted, and undone': async session => {
    const line = '    steward: acquisition\n';
    const at = session.keyboard.text.indexOf(line);
    await session.change(session.keyboard.deleteLine('steward: acquisition'));
    await session.change(session.keyboard.replace(at, at, line));
  },
  'a key renamed': async session => {
    session.keyboard.goTo('    origin: browsing\n    retention‸');
    await session.back(9);
    await session.type('retention');
  },
  'a section’s key changed and changed back': async session => {
    session.keyboard.goTo('\nowners‸');
    await session.back(3);
    await session.type('ers');
  },
  'an import retyped': async session => {
    session.keyboard.goTo('imports: [brands/*‸');
    await session.back(1);
    await session.type('*');
  },
  'an anchor renamed and named back': async session => {
    session.keyboard.goTo('x-saas-baseline: &saas-baseline‸');
    await session.back(4);
    await session.type('line');
  },
  'a bracket at the start of a line, for a while': async session => {
    session.keyboard.goTo('\n‸  erp:\n    name: DSI');
    await session.type('[');
    await session.rest(3000);
    await session.back(1);
  },
  'a section’s key misspelt for a while': async session => {
    session.keyboard.goTo('\ntools‸:');
    await session.back(1);
    await session.rest(3000);
    await session.type('s');
  },
};
