// Joins and compares file URIs as text; the core knows no file system.

/** The folder of a file, with its trailing slash. */
export function folderOfFile(uri: string): string {
  return uri.slice(0, uri.lastIndexOf('/') + 1);
}

/** `path` as written in the file `base` (relative, with `/`), as a URI. `..` steps are taken, never past the URI's root. */
export function resolveUri(base: string, path: string): string {
  const [, root = '', rest = ''] = /^([a-z][\w+.-]*:\/\/[^/]*)?(.*)$/is.exec(path.startsWith('/') ? base.replace(/^([a-z][\w+.-]*:\/\/[^/]*).*$/is, '$1') + encodePath(path) : folderOfFile(base) + encodePath(path)) ?? [];
  const steps: string[] = [];
  for (const step of rest.split('/')) {
    if (step === '..') steps.length > 1 && steps.pop();
    else if (step !== '.') steps.push(step);
  }
  return root + steps.join('/');
}

function encodePath(path: string): string {
  return path.replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/').replaceAll('%3A', ':').replaceAll('%40', '@');
}

/** True for a path that holds a pattern rather than one file's name. */
export function isGlob(path: string): boolean {
  return /[*?[\]{}]/.test(path);
}

/** `uri` as a person reads it: relative to the workspace folder where it lies in it. */
export function shownPath(uri: string, folder: string): string {
  const path = uri.startsWith(folder) ? uri.slice(folder.length) : uri;
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
