import { createHash } from 'node:crypto';
import path from 'node:path';
import type { Asset } from '../../model/site.ts';

/** A file of the site, named after its content. */
export function asset(name: string, extension: string, source: string | Buffer): Asset {
  return { fileName: `assets/${name}-${hashOf(source)}.${extension}`, source };
}

/** The name in the site of an image file, after its content: without what an address or a quoted attribute would have to escape. */
export function imageName(file: string, ending: string, content: string | Uint8Array): string {
  const { name } = path.posix.parse(file);
  return `assets/${name.normalize('NFC').replace(/[^\p{L}\p{N}._-]+/gu, '-')}-${hashOf(content)}${ending}`;
}

function hashOf(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex').slice(0, 8);
}
