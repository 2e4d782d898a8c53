// The rows of the Stack view: groups with counts, the things in them, and what a tool is joined to. Icons and words, no editor API.

import type { Analysis, RootAnalysis } from '../core/analyze.ts';
import { nameOf, stageOf } from '../core/model/effective.ts';
import type { DeclaredKind, Entity } from '../core/model/entity.ts';
import type { Finding } from '../core/model/finding.ts';
import { entitiesOf } from '../core/model/stack.ts';
import type { ToolValue } from '../core/model/values.ts';
import { say } from '../core/text/language.ts';
import { message } from '../core/text/message.ts';
import type { MessageId } from '../core/text/message.ts';
import type { TreeItem } from '../protocol.ts';
import { findingsByTarget, targetKey } from './findings-by-target.ts';
import { locationOf } from './locate.ts';
import type { Context } from './context.ts';
import { relationsOf } from './tool-relations.ts';
import { summaryOf } from './entity-summary.ts';

export type TreeContext = Pick<Context, 'documentAt' | 'clientUri' | 'abilities'> & { readonly analysis: Analysis };

interface Group { readonly kind: DeclaredKind; readonly label: MessageId; readonly icon: string }

const groups: readonly Group[] = [
  { kind: 'tool', label: 'language.group-tools', icon: 'tools' },
  { kind: 'flow', label: 'language.group-flows', icon: 'arrow-swap' },
  { kind: 'data', label: 'language.group-data', icon: 'database' },
  { kind: 'owner', label: 'language.group-owners', icon: 'organization' },
  { kind: 'people', label: 'language.group-people', icon: 'person' },
  { kind: 'contract', label: 'language.group-contracts', icon: 'note' },
  { kind: 'processing', label: 'language.group-processing', icon: 'law' },
  { kind: 'initiative', label: 'language.group-initiatives', icon: 'lightbulb' },
  { kind: 'waiver', label: 'language.group-waivers', icon: 'shield' },
  { kind: 'action', label: 'language.group-actions', icon: 'checklist' },
];

/** The rows under a parent's id; the top without one. Ids are paths: root, kind, id, relation. */
export function stackTree(context: TreeContext, parent?: string): readonly TreeItem[] {
  const { roots } = context.analysis;
  const [uri, kind, id, relation] = parent === undefined ? [] : (JSON.parse(parent) as readonly string[]);
  const root = uri === undefined ? undefined : roots.find(candidate => candidate.stack.uri === uri);
  if (!root) return uri !== undefined ? [] : roots.length === 1 ? groupRows(roots[0] as RootAnalysis, context) : roots.map(each => rootRow(each, context));
  if (kind === undefined) return groupRows(root, context);
  const group = groups.find(candidate => candidate.kind === kind);
  if (!group) return [];
  if (id === undefined) return [...entitiesOf(root.stack, group.kind).values()].map(entity => entityRow(root, entity, context, []));
  const entity = entitiesOf(root.stack, group.kind).get(id);
  return entity ? relationRows(root, entity, relation, context) : [];
}

function rootRow(root: RootAnalysis, context: TreeContext): TreeItem {
  const location = locationOf(context, root.stack.stack.place);
  return {
    id: JSON.stringify([root.stack.uri]), label: nameOf(root.stack.stack), icon: 'layers', hasChildren: true, context: 'root',
    ...marks(root.findings), ...(location ? { location } : {}),
  };
}

function groupRows(root: RootAnalysis, context: TreeContext): readonly TreeItem[] {
  return groups.flatMap(group => {
    const entities = entitiesOf(root.stack, group.kind);
    if (entities.size === 0) return [];
    const findings = [...entities.values()].flatMap(entity => findingsOf(root, entity));
    return [{
      id: JSON.stringify([root.stack.uri, group.kind]), label: say(message(group.label), context.abilities.language), description: String(entities.size),
      icon: group.icon, hasChildren: true, context: 'group', ...marks(findings),
    }];
  });
}

function entityRow(root: RootAnalysis, entity: Entity, context: TreeContext, under: readonly string[]): TreeItem {
  const { language } = context.abilities;
  const findings = findingsOf(root, entity);
  const location = locationOf(context, entity.place);
  const hasChildren = under.length === 0 && (entity.kind === 'tool' || findings.length > 0);
  return {
    id: JSON.stringify([...(under.length > 0 ? [...under, entity.kind] : [root.stack.uri, entity.kind]), entity.id]),
    label: nameOf(entity), description: summaryOf(root, entity, language), icon: iconOf(entity), hasChildren, context: entity.kind,
    tooltip: [`${nameOf(entity)} (${entity.id})`, ...findings.map(finding => `• ${say(finding.message, language)}`)].join('\n'),
    ...marks(findings), ...(location ? { location } : {}),
  };
}

/** What a tool is joined to; for other things their findings alone. */
function relationRows(root: RootAnalysis, entity: Entity, relation: string | undefined, context: TreeContext): readonly TreeItem[] {
  const base = [root.stack.uri, entity.kind, entity.id];
  const findings = findingsOf(root, entity);
  if (relation === 'findings' || entity.kind !== 'tool') return findings.map((finding, index) => findingRow(finding, [...base, 'findings', String(index)], context));
  const relations = relationsOf(root, entity as Entity<ToolValue>).filter(each => each.rows.length > 0);
  if (relation !== undefined) {
    const rows = relations.find(each => each.name === relation)?.rows ?? [];
    return rows.map(row => ({ ...entityRow(root, row.entity, context, [...base, relation]), ...(row.description ? { description: say(row.description, context.abilities.language) } : {}) }));
  }
  const rows = relations.map(each => relationRow([...base, each.name], each.label, each.icon, each.rows.length, context));
  return findings.length === 0 ? rows : [...rows, { ...relationRow([...base, 'findings'], 'language.relation-findings', 'warning', findings.length, context), ...marks(findings) }];
}

function relationRow(path: readonly string[], label: MessageId, icon: string, count: number, context: TreeContext): TreeItem {
  return { id: JSON.stringify(path), label: say(message(label), context.abilities.language), description: String(count), icon, hasChildren: true, context: 'relation' };
}

function findingRow(finding: Finding, path: readonly string[], context: TreeContext): TreeItem {
  const text = say(finding.message, context.abilities.language);
  const location = locationOf(context, finding.place);
  const severity = severityOf(finding);
  return {
    id: JSON.stringify(path), label: text, description: finding.rule, tooltip: text, icon: finding.kind === 'question' ? 'question' : severity, hasChildren: false,
    context: 'finding', severity, ...(location ? { location } : {}),
  };
}

const stageIcons: Readonly<Record<string, string>> = {
  idea: 'lightbulb', trial: 'beaker', pilot: 'rocket', production: 'pass', 'phase-out': 'sign-out', retired: 'archive',
};

function iconOf(entity: Entity): string {
  if (entity.kind === 'tool') return stageIcons[stageOf(entity as Entity<ToolValue>)] ?? 'circle-outline';
  return groups.find(group => group.kind === entity.kind)?.icon ?? 'circle-outline';
}

function findingsOf(root: RootAnalysis, entity: Entity): readonly Finding[] {
  return findingsByTarget(root).get(targetKey(entity)) ?? [];
}

/** The worst severity and how many findings there are, for the row's badge and colour. */
function marks(findings: readonly Finding[]): Pick<TreeItem, 'severity' | 'count'> {
  const counted = findings.filter(finding => !finding.silenced && finding.severity !== 'hint');
  const order = ['error', 'warning', 'info'] as const;
  const severity = order.find(candidate => counted.some(finding => severityOf(finding) === candidate));
  return severity ? { severity, count: counted.length } : {};
}

function severityOf(finding: Finding): 'error' | 'warning' | 'info' {
  return finding.kind === 'question' || finding.severity === 'hint' ? 'info' : finding.severity;
}
