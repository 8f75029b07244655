import { createHash } from 'node:crypto';

import type { Asset } from '../model/site.ts';

/** A file of the site, named after its content. */
export function asset(name: string, extension: string, source: string | Buffer): Asset {
  const hash = createHash('sha256').update(source).digest('hex').slice(0, 8);
  return { fileName: `assets/${name}-${hash}.${extension}`, source };
}
