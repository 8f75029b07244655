import { createHash } from 'node:crypto';

/** A file that stands beside the page; its name is relative to it and changes with its content. */
export interface Asset {
  fileName: string;
  source: string | Buffer;
}

/** A file of the site, named after its content. */
export function asset(name: string, extension: string, source: string | Buffer): Asset {
  const hash = createHash('sha256').update(source).digest('hex').slice(0, 8);
  return { fileName: `assets/${name}-${hash}.${extension}`, source };
}
