// Walking the tree of an expression, as far as the engine looks into it.

/** A node of the CEL library's tree: what the engine reads of it. */
export interface Ast {
  readonly op: string;
  readonly args: unknown;
  readonly start: number;
  readonly end: number;
  /** The type that the check found. */
  readonly checkedType?: AstType;
  /** What the library does with the values of the operands, chosen when types were checked. */
  readonly handle?: unknown;
  evaluate: unknown;
  setMeta(key: string, value: unknown): Ast;
}

export interface AstType {
  readonly name: string;
  readonly kind: string;
  readonly keyType?: AstType;
  readonly valueType?: AstType;
}

const macros: ReadonlySet<string> = new Set(['all', 'exists', 'exists_one', 'map', 'filter']);

/** A macro over the elements of its receiver: `t.flows.exists(f, …)`. */
export function isMacro(ast: Ast): boolean {
  if (ast.op !== 'rcall') return false;
  const [name, , args] = ast.args as [string, Ast, Ast[]];
  return macros.has(name) && args.length >= 2 && args[0]?.op === 'id';
}

/** `cel.bind(name, value, expression)`. */
export function isBind(ast: Ast): boolean {
  if (ast.op !== 'rcall') return false;
  const [name, receiver] = ast.args as [string, Ast];
  return name === 'bind' && receiver.op === 'id' && receiver.args === 'cel';
}

export function isHas(ast: Ast): boolean {
  return ast.op === 'call' && (ast.args as [string, Ast[]])[0] === 'has';
}

/** The nodes directly below a node. */
export function childrenOf(ast: Ast): readonly Ast[] {
  const { args } = ast;
  switch (ast.op) {
    case 'value': case 'id': return [];
    case 'call': return (args as [string, Ast[]])[1];
    case 'rcall': return [(args as [string, Ast, Ast[]])[1], ...(args as [string, Ast, Ast[]])[2]];
    case '.': case '.?': return [(args as [Ast, string])[0]];
    case '!_': case '-_': return [args as Ast];
    case 'map': return (args as [Ast, Ast][]).flat();
    default: return Array.isArray(args) ? (args as Ast[]) : [];
  }
}

/** Calls `visit` for a node and all below it; `visit` may return false to leave out what is below. */
export function walk(ast: Ast, visit: (ast: Ast) => boolean | void): void {
  if (visit(ast) === false) return;
  for (const child of childrenOf(ast)) walk(child, visit);
}

/** `[root, field, field…]` for a chain of plain fields on a name; undefined for anything else. */
export function fieldPath(ast: Ast): readonly string[] | undefined {
  const fields: string[] = [];
  let at = ast;
  for (; at.op === '.'; at = (at.args as [Ast, string])[0]) fields.unshift((at.args as [Ast, string])[1]);
  return at.op === 'id' ? [at.args as string, ...fields] : undefined;
}
