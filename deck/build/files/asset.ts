/** A file of the site: its name after its content, its media type, and the address that holds it whole. */

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

const TYPES: Readonly<Record<string, string>> = {
  '.woff2': 'font/woff2',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.svg': 'image/svg+xml',
  '.mp4': 'video/mp4',
  '.m4v': 'video/mp4',
  '.webm': 'video/webm',
  '.ogv': 'video/ogg',
  '.vtt': 'text/vtt',
};

/** Larger films are not carried along: their posters and names stand in their places, see theme/pictures.css. */
const LARGEST_FILM = 10e6;

/** A file as an address that holds it (https://datatracker.ietf.org/doc/html/rfc2397); a large film's holds nothing. */
export function dataAddress(fileName: string, source: string | Uint8Array): string {
  if (typeOf(fileName).startsWith('video/') && source.length > LARGEST_FILM) return 'data:,';
  return `data:${typeOf(fileName)};base64,${Buffer.from(source).toString('base64')}`;
}

/** Whether a page shows files of this kind. */
export function isShown(fileName: string): boolean {
  return endingOf(fileName) in TYPES;
}

/** The media type of a file of the site that a page shows. */
export function typeOf(fileName: string): string {
  return TYPES[endingOf(fileName)] ?? 'application/octet-stream';
}

const endingOf = (fileName: string) => fileName.slice(fileName.lastIndexOf('.')).toLowerCase();
