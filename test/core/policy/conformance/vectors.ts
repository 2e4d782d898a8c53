// The public test vectors of CEL that need no protocol buffers, and why each of the others is left out.

import { tests } from '@bufbuild/cel-spec/testdata/conformance.js';

/** One kind of value as the vectors write it: `{ int64Value: '5' }`. */
export type VectorValue = Readonly<Record<string, unknown>>;

/** One vector, as much of it as is read here. */
export interface Vector {
  /** The file of the specification that it comes from. */
  readonly file: string;
  /** Section and name within that file. */
  readonly name: string;
  readonly expr: string;
  readonly variables: readonly { readonly name: string; readonly type: string }[];
  readonly bindings: Readonly<Record<string, VectorValue>>;
  /** Whether types are to be checked before the expression is run. */
  readonly check: boolean;
  /** Whether it is to be run at all, or checked only. */
  readonly run: boolean;
  /** What it must give; undefined where it must fail. */
  readonly value: VectorValue | undefined;
  /** The type that checking must find, where the vector says. */
  readonly type: string | undefined;
}

interface Serialized {
  readonly name: string;
  readonly suites?: readonly Serialized[];
  readonly tests?: readonly { readonly original: Readonly<Record<string, unknown>> }[];
}

/** Files that test what the policy language does not have, and why. */
export const skippedFiles: Readonly<Record<string, string>> = {
  block_ext: 'an extension for optimisers, which nobody writes by hand',
  encoders_ext: 'an extension (base64) that no rule needs',
  enums: 'enumerations of protocol buffers',
  macros2: 'an extension: macros with two variables',
  math_ext: 'an extension of mathematical functions that no rule needs',
  namespace: 'containers of names, as protocol buffers have them',
  proto2: 'messages of protocol buffers',
  proto2_ext: 'messages of protocol buffers',
  proto3: 'messages of protocol buffers',
  string_ext: 'an extension; of its functions, expressions have those that the CEL library brings',
  unknowns: 'the file holds no test; unknown facts are tested here by the cases of the rules',
  wrappers: 'messages of protocol buffers',
};

/** Also functions that a vector declares without saying what they do. */
const protobuf = /google\.protobuf|TestAllTypes|NestedTest|cel\.expr|objectValue|enumValue|messageType|wrapper|wellKnown|abstractType|"function":\{/;

/** One file, and how many of its vectors are left out: they need protocol buffers, or functions that the vector itself declares. */
export interface VectorFile {
  readonly name: string;
  readonly vectors: readonly Vector[];
  readonly withProtobuf: number;
}

/** Every file of the vectors, in the order of the specification. */
export function vectorFiles(): readonly VectorFile[] {
  return ((tests as Serialized).suites ?? []).map(file => {
    const all = flatten(file, []);
    const vectors = all.filter(({ original }) => !protobuf.test(JSON.stringify(original))).map(({ original, path }) => read(file.name, path, original));
    return { name: file.name, vectors, withProtobuf: all.length - vectors.length };
  });
}

type Original = Readonly<Record<string, unknown>>;

function flatten(suite: Serialized, path: readonly string[]): { readonly original: Original; readonly path: readonly string[] }[] {
  return [
    ...(suite.suites ?? []).flatMap(child => flatten(child, [...path, child.name])),
    ...(suite.tests ?? []).map(({ original }) => ({ original, path })),
  ];
}

function read(file: string, path: readonly string[], original: Original): Vector {
  const typed = original['typedResult'] as { readonly result?: VectorValue; readonly deducedType?: VectorValue } | undefined;
  const fails = original['evalError'] !== undefined;
  const variables = (original['typeEnv'] ?? []) as readonly { readonly name: string; readonly ident?: { readonly type: VectorValue } }[];
  const bindings = (original['bindings'] ?? {}) as Readonly<Record<string, { readonly value: VectorValue }>>;
  return {
    file,
    name: [...path, original['name']].join('/'),
    expr: original['expr'] as string,
    variables: variables.flatMap(({ name, ident }) => (ident ? [{ name, type: typeName(ident.type) }] : [])),
    bindings: Object.fromEntries(Object.entries(bindings).map(([name, { value }]) => [name, value])),
    check: original['disableCheck'] !== true,
    run: original['checkOnly'] !== true,
    // A vector that states nothing must give true.
    value: fails ? undefined : ((original['value'] as VectorValue | undefined) ?? typed?.result ?? { boolValue: true }),
    type: typed?.deducedType && typeName(typed.deducedType),
  };
}

const primitives: Readonly<Record<string, string>> = { BOOL: 'bool', INT64: 'int', UINT64: 'uint', DOUBLE: 'double', STRING: 'string', BYTES: 'bytes' };

/** A type as the CEL library writes it. */
function typeName(type: VectorValue): string {
  const [[kind, inner] = ['dyn', {}]] = Object.entries(type);
  if (kind === 'primitive') return primitives[inner as string] ?? 'dyn';
  if (kind === 'listType') return `list<${typeName((inner as { readonly elemType?: VectorValue }).elemType ?? { dyn: {} })}>`;
  if (kind === 'mapType') {
    const { keyType, valueType } = inner as { readonly keyType?: VectorValue; readonly valueType?: VectorValue };
    return `map<${typeName(keyType ?? { dyn: {} })}, ${typeName(valueType ?? { dyn: {} })}>`;
  }
  return kind === 'type' ? 'type' : kind === 'null' ? 'null' : 'dyn';
}
