// Relations and effective values of owners, people, processings, waivers and rules.

import { derived, flowsOfPeople, flowsOfProcessing, toolsOfOwner, written } from '../world/cells.ts';
import type { Node } from '../world/node.ts';
import { type DerivedField, field } from './derived-field.ts';

export const otherFields: readonly DerivedField[] = [
  field('Owner', 'tools', 'list<Tool>', owner => derived(owner, toolsOfOwner), 'Tools that it owns in any role but backup', 'Les outils dont il est responsable, hors suppléance'),
  field('Owner', 'marketing_side', 'bool', owner => sideIn(owner, ['marketing', 'business']), 'Side marketing or business', 'Côté marketing ou métier', 'side'),
  field('Owner', 'it_side', 'bool', owner => sideIn(owner, ['it', 'security', 'privacy']), 'Side it, security or privacy', 'Côté DSI, sécurité ou vie privée', 'side'),
  field('People', 'flows', 'list<Flow>', people => derived(people, flowsOfPeople), 'Flows from or to them', 'Les flux qui en partent ou y arrivent'),
  field('Processing', 'flows', 'list<Flow>', processing => derived(processing, flowsOfProcessing), 'Flows that serve it', 'Les flux qui le servent'),
  field('Waiver', 'state', 'string', waiver => waiverState(waiver), 'in-force, pending or expired', 'in-force, pending ou expired'),
  field('Rule', 'title', 'string', rule => textOf(rule, 'title'), 'Its title', 'Son titre', 'title'),
  field('Rule', 'why', 'string', rule => textOf(rule, 'why'), 'Why it is there', 'Sa raison d’être', 'why'),
  field('Rule', 'remedy', 'string', rule => textOf(rule, 'remedy'), 'What to do about it', 'Que faire', 'remedy'),
  field('Rule', 'severity', 'string', rule => written(rule, 'severity'), 'The strongest severity that it has at any stage: error, warning, info, hint or off', 'La sévérité la plus forte qu’elle ait, toutes étapes confondues : error, warning, info, hint ou off'),
];

function sideIn(owner: Node, sides: readonly string[]): boolean | undefined {
  const side = written<string>(owner, 'side');
  return side === undefined ? undefined : sides.includes(side);
}

function textOf(rule: Node, key: string): string | undefined {
  const text = written<string | { readonly en?: string; readonly fr?: string }>(rule, key);
  return typeof text === 'object' ? (text.en ?? text.fr) : text;
}

/** In force, pending or expired, as policies.md has it (rule and target are judged where waivers are applied). */
function waiverState(waiver: Node): string | undefined {
  const until = written<string>(waiver, 'until');
  if (until === undefined) return undefined;
  waiver.world.recorder.read(waiver.world.stack, waiver.world.todayName);
  if (until < waiver.world.today) return 'expired';
  const sides = (written<readonly string[]>(waiver, 'approved-by') ?? []).map(id => {
    const owner = waiver.world.find('owner', id);
    return owner && written<string>(owner, 'side');
  });
  const signed = sides.some(side => side === 'marketing' || side === 'business') && sides.some(side => side === 'it' || side === 'security' || side === 'privacy');
  return signed && written(waiver, 'reason') !== undefined ? 'in-force' : 'pending';
}
