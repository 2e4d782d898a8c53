// One spelling for each file URI. Clients encode the same path in different ways; the core compares URIs as text.

/**
 * The spelling that the core makes when it joins paths: every segment percent-encoded but for `:` and `@`, a drive letter in
 * lower case. URIs without an authority part (`untitled:x`) stay as they are, as do those whose encoding is broken.
 */
export function canonicalUri(uri: string): string {
  const [, head, path] = /^([a-z][\w+.-]*:\/\/[^/]*)(\/[^?#]*)/i.exec(uri) ?? [];
  if (head === undefined || path === undefined) return uri;
  try {
    const segments = path.split('/').map(segment => encodeURIComponent(decodeURIComponent(segment)).replaceAll('%3A', ':').replaceAll('%40', '@'));
    return head.toLowerCase() + segments.join('/').replace(/^\/[A-Z]:/, drive => drive.toLowerCase());
  } catch {
    return uri;
  }
}

/** The URI of a folder, with one trailing slash. */
export function folderUri(uri: string): string {
  return canonicalUri(uri).replace(/\/*$/, '/');
}
