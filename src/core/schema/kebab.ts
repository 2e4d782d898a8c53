// The kebab-case form of a name, as ids are written.

/** `Customer E-mail` → `customer-e-mail`; with `slash`, `Acme/My Rule` → `acme/my-rule`. Undefined where nothing is left. */
export function kebab(name: string, slash = false): string | undefined {
  const parts = (slash ? name.split('/') : [name]).map(part => part
    .normalize('NFD').replace(/\p{M}/gu, '')
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase()
    .replace(/œ/g, 'oe').replace(/æ/g, 'ae').replace(/ß/g, 'ss')
    .replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '')).filter(Boolean);
  if (slash && parts.length !== 2) return undefined;
  return parts.length > 0 ? parts.join('/') : undefined;
}
