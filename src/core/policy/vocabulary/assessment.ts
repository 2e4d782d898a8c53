// What decides how closely security looks at a tool: its risk tier, its accounts, who outside uses it, what it is the reference for.

import { classOf } from '../../values/taxonomy.ts';
import {
  activeFlowsOf, carriesConfidential, carriesPersonal, cell, contractOfTool, derived, held, isConfidential, personal, personalData, systemOfRecord, written,
} from '../world/cells.ts';
import { nameOf } from '../world/keys.ts';
import type { Node } from '../world/node.ts';
import { namedFrom } from '../world/tracked.ts';
import { type DerivedField, field } from './derived-field.ts';

const carriesConfidentialData = cell('tool', '@carries-confidential', tool =>
  derived(tool, held).some(isConfidential) || derived(tool, activeFlowsOf).some(flow => derived(flow, carriesConfidential)));

const recording = [nameOf('@data.system-of-record')];
const records = cell('tool', '@records', tool => [...new Set([...namedFrom(tool, recording), ...derived(tool, held)])].filter(data => derived(data, systemOfRecord) === tool));

const riskTier = cell('tool', '@risk-tier', tool => {
  const stated = written<{ readonly assessment?: { readonly tier?: number } }>(tool, 'security')?.assessment?.tier;
  if (stated !== undefined) return stated;
  const criticality = written(tool, 'criticality');
  if (criticality === 'high' || criticality === 'vital' || holdsMuch(tool)) return 1;
  return derived(tool, carriesPersonal) ? 2 : 3;
});

export const assessmentFields: readonly DerivedField[] = [
  field('Tool', 'carries_confidential', 'bool', tool => derived(tool, carriesConfidentialData), 'It holds confidential or restricted data, or an active flow carries some', 'Il détient des données confidentielles ou restreintes, ou un flux actif en transporte'),
  field('Tool', 'records', 'list<Data>', tool => derived(tool, records), 'Data sets of which it is the system of record, declared or effective', 'Les jeux de données dont il est le système de référence, déclaré ou effectif'),
  field('Tool', 'risk_tier', 'double', tool => derived(tool, riskTier),
    'Its stated tier; else 1 for criticality high or vital, special categories of data or params.large_scale personal records; else 2 with personal data, 3 without',
    'Son niveau indiqué ; sinon 1 pour une criticité high ou vital, des données sensibles ou params.large_scale enregistrements personnels ; sinon 2 avec données personnelles, 3 sans'),
  field('Tool', 'accounts', 'double', accounts, 'Its users, inside and outside; else the seats of its contract', 'Ses utilisateurs, internes et externes ; sinon les licences de son contrat', 'users.internal'),
  field('Tool', 'partner_access', 'bool', isOpenToPartners, 'One of its owners is a partner, or people outside have accounts', 'Un de ses responsables est un prestataire, ou des externes y ont un compte'),
];

/** A special category of personal data, or a large personal data set. */
function holdsMuch(tool: Node): boolean {
  const carried = new Set([...derived(tool, held).filter(data => derived(data, personal)), ...derived(tool, activeFlowsOf).flatMap(flow => derived(flow, personalData))]);
  const large = tool.world.params.get('large-scale');
  return [...carried].some(data => {
    const categories = written<readonly string[]>(data, 'categories') ?? [];
    const volume = written<number>(data, 'volume');
    return categories.some(category => classOf(category) === 'special-art9') || (typeof large === 'number' && volume !== undefined && volume >= large);
  });
}

interface Users {
  readonly internal?: number;
  readonly external?: number;
}

function accounts(tool: Node): number | undefined {
  const { internal, external } = written<Users>(tool, 'users') ?? {};
  if (internal !== undefined || external !== undefined) return (internal ?? 0) + (external ?? 0);
  const contract = contractOfTool(tool);
  return contract && written<number>(contract, 'seats');
}

function isOpenToPartners(tool: Node): boolean {
  if ((written<Users>(tool, 'users')?.external ?? 0) > 0) return true;
  const roles = written<Readonly<Record<string, string>>>(tool, 'owners') ?? {};
  return Object.values(roles).some(id => { const owner = tool.world.find('owner', id); return owner && written(owner, 'side') === 'partner'; });
}
