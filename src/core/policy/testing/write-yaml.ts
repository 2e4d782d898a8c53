// Writes plain values as block YAML; for manifests that only tests see.

/** A document for a value; texts that YAML could read as something else stand in quotes. */
export function writeYaml(value: unknown): string {
  if (!isFilled(value)) return '{}\n';
  return `${lines(value).join('\n')}\n`;
}

function lines(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(item => nested('-', item));
  return Object.entries(value as object).flatMap(([key, item]) => nested(`${scalar(key)}:`, item));
}

function nested(lead: string, value: unknown): string[] {
  return isFilled(value) ? [lead, ...lines(value).map(line => `  ${line}`)] : [`${lead} ${scalar(value)}`];
}

function isFilled(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length > 0;
}

function scalar(value: unknown): string {
  if (Array.isArray(value)) return '[]';
  if (typeof value === 'object' && value !== null) return '{}';
  if (typeof value !== 'string') return String(value);
  return /^[A-Za-z][\w .@/-]*$/.test(value) && !/^(true|false|null|yes|no|on|off)$/i.test(value) && value.trimEnd() === value ? value : JSON.stringify(value);
}
