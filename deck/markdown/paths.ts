/** Has the address a scheme or a host, or does it begin at the root: anything but a path beside the file? */
export function isAbsolute(address: string): boolean {
  return /^([a-z][a-z0-9+.-]*:|\/|\\)/i.test(address);
}

/**
 * A path as written in a file, made relative to the project.
 * @returns nothing if it leaves the project
 */
export function resolvePath(file: string, path: string): string | undefined {
  const parts = file.split('/').slice(0, -1);
  for (const part of path.split('/')) {
    if (part === '..') {
      if (parts.length === 0) return undefined;
      parts.pop();
    } else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

/** A path of the project as a file beside others names it. */
export function pathFrom(file: string, path: string): string {
  const [from, to] = [file.split('/').slice(0, -1), path.split('/')];
  const same = from.findIndex((part, i) => part !== to[i]);
  const shared = same < 0 ? from.length : same;
  return [...from.slice(shared).map(() => '..'), ...to.slice(shared)].join('/');
}

/** An address as the author wrote it: markdown-it has percent-encoded it by then. */
export function decodeAddress(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

/** A path as a disk may hold it: letters with marks in one character or in two, whichever the author's keyboard or machine writes. */
export function spellings(path: string): string[] {
  return [...new Set([path, path.normalize('NFC'), path.normalize('NFD')])];
}

/** A path of the project as an address relative to the page: what would end an attribute, a name or the path itself is escaped. */
export function pathAddress(path: string): string {
  const percent = (character: string) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
  return `./${path
    .split('/')
    .map((part) => encodeURIComponent(part).replace(/[!'()*]/g, percent))
    .join('/')}`;
}
