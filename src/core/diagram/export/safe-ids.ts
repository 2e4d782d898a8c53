// Ids that every format takes: letters, digits and underscores, no two alike whatever they are made from.

/**
 * By the key that each is made from, such as `tool:brevo`; the same list always gives the same ids. A kind and an underscore stand before
 * each name, so that none is a word of a format, whatever the name.
 */
export function safeIds(keys: readonly string[]): (key: string) => string {
  const ids = new Map<string, string>();
  const taken = new Set<string>();
  for (const key of keys) {
    if (ids.has(key)) continue;
    const plain = key.slice(0, 60).replace(/[^a-zA-Z0-9]+/g, '_');
    let id = plain;
    for (let count = 2; taken.has(id); count++) id = `${plain}_${count}`;
    taken.add(id);
    ids.set(key, id);
  }
  return key => ids.get(key) ?? '_';
}
