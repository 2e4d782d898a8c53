// What a plain scalar means in YAML 1.2 core.

const int = /^[-+]?[0-9]+$/;
const octal = /^0o[0-7]+$/;
const hexadecimal = /^0x[0-9a-fA-F]+$/;
const float = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
const infinite = /^([-+]?)\.(?:inf|Inf|INF)$/;
const words: ReadonlyMap<string, boolean | null | number> = new Map<string, boolean | null | number>([
  ['true', true], ['True', true], ['TRUE', true], ['false', false], ['False', false], ['FALSE', false],
  ['null', null], ['Null', null], ['NULL', null], ['~', null], ['', null], ['.nan', Number.NaN], ['.NaN', Number.NaN], ['.NAN', Number.NaN],
]);

/** The value of unquoted text: text, unless it reads as a number, a boolean or null. */
export function plainValue(source: string): string | number | boolean | null {
  const word = words.get(source);
  if (word !== undefined) return word;
  const first = source.charCodeAt(0);
  if (!((first >= 48 && first <= 57) || first === 43 || first === 45 || first === 46)) return source;
  if (int.test(source)) return parseInt(source, 10);
  if (float.test(source)) return parseFloat(source);
  if (octal.test(source)) return parseInt(source.slice(2), 8);
  if (hexadecimal.test(source)) return parseInt(source.slice(2), 16);
  const sign = infinite.exec(source)?.[1];
  return sign === undefined ? source : sign === '-' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
}
