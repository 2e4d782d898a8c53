// Answers what client and server say to each other beside the Language Server Protocol (src/protocol.ts).

import type { Connection } from 'vscode-languageserver';
import { packs } from '../generated/packs.ts';
import { diagramModel } from '../core/diagram/diagram-model.ts';
import { builtinPolicy } from '../core/policy/builtin-policy.ts';
import { rulePage } from '../core/reports/rule-page.ts';
import { checkResult } from '../language/check-result.ts';
import { ruleNames } from '../language/rule-names.ts';
import { stackTree } from '../language/stack-tree.ts';
import {
  type CheckParams, type CheckResult, type DiagramParams, type ExplainParams, type TodayResult, type TreeParams, checkRequest, diagramRequest, explainRequest,
  rulesRequest, todayRequest, treeRequest,
} from '../protocol.ts';
import type { Guard } from './guard.ts';
import type { Session } from './session.ts';

/** Registers the requests of our own clients. */
export function registerRequests(connection: Connection, session: Session, guard: Guard): void {
  connection.onRequest(treeRequest, guard(treeRequest, [], async (params: TreeParams | undefined) => {
    const analysis = await session.analysis();
    return analysis ? stackTree({ ...viewContext(session), analysis }, params?.parent) : [];
  }));
  connection.onRequest(todayRequest, guard<unknown, TodayResult | null>(todayRequest, null, () => ({ today: session.today, fixed: session.isDayFixed })));
  connection.onRequest(explainRequest, guard(explainRequest, null, async (params: ExplainParams | undefined) => {
    const analysis = await session.analysis();
    return rulePage(params?.rule ?? '', (analysis?.roots ?? []).map(root => root.policy), session.abilities.language, builtinPolicy(packs)) ?? null;
  }));
  connection.onRequest(rulesRequest, guard(rulesRequest, [], async () => ruleNames((await session.analysis())?.roots ?? [], session.abilities.language)));
  connection.onRequest(diagramRequest, guard(diagramRequest, null, async (params: DiagramParams | undefined) => {
    const analysis = await session.checker.current();
    const roots = analysis?.roots ?? [];
    const uri = params?.uri === undefined ? undefined : session.documents.uriOf(params.uri);
    const root = roots.find(each => uri !== undefined && each.stack.documents.has(uri)) ?? roots[0];
    return analysis && root ? diagramModel(analysis, root, session.abilities.language) : null;
  }));
  connection.onRequest(checkRequest, guard(checkRequest, null, (params: CheckParams | undefined) => check(connection, session, params)));
}

/** Reads the disk anew and checks everything, telling how far it is. */
async function check(connection: Connection, session: Session, params: CheckParams | undefined): Promise<CheckResult | null> {
  const progress = params?.workDoneToken === undefined ? undefined : connection.window.attachWorkDoneProgress(params.workDoneToken);
  progress?.begin('', 0, undefined, false);
  const watching = session.checker.onProgress(({ done, total }) => progress?.report(total === 0 ? 0 : Math.floor((100 * done) / total)));
  try {
    session.workspace.forgetAll();
    session.checker.changed();
    const analysis = await session.checker.current();
    return analysis ? checkResult({ ...viewContext(session), folderOf: uri => session.workspace.folderOf(uri), firstFolder: session.workspace.folders[0], analysis }) : null;
  } finally {
    watching.dispose();
    progress?.done();
  }
}

function viewContext(session: Session) {
  return {
    abilities: session.abilities,
    documentAt: (uri: string) => session.documentAt(uri),
    clientUri: (uri: string) => session.clientUri(uri),
  };
}
