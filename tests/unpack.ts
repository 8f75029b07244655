import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import { unzipSync } from 'fflate';

/** Every file below a folder by its relative name. */
export async function readFolder(folder: string): Promise<Map<string, Buffer>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const names = entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
  const files = await Promise.all(
    names.map(async (name) => [path.relative(folder, name), await readFile(name)] as const),
  );
  return new Map(files.sort(([a], [b]) => a.localeCompare(b)));
}

/** Every file below a folder with a hash of its content: to compare megabytes byte by byte takes a test seconds. */
export async function digests(folder: string): Promise<[name: string, hash: string][]> {
  return [...(await readFolder(folder))].map(([name, content]) => [
    name,
    createHash('sha256').update(content).digest('hex'),
  ]);
}

/** Whether a secret stands in a file: as it is, in the encodings of PDF strings, in compressed streams, in data addresses. */
export function hides(content: Buffer, secret: string): boolean {
  return hidden(content, [secret]).length > 0;
}

/** Which of the secrets a file hides; it is unpacked once for all. */
export function hidden(content: Buffer, secrets: readonly string[]): string[] {
  const found = new Set<string>();
  for (const layer of unpack(content)) {
    const digits = layer.toString('latin1').toLowerCase();
    for (const secret of secrets) {
      const wide = Buffer.from(secret, 'utf16le').swap16();
      const forms = [Buffer.from(secret), wide, Buffer.from(secret, 'utf16le')];
      const hex = [Buffer.from(secret).toString('hex'), wide.toString('hex')];
      if (forms.some((form) => layer.includes(form)) || hex.some((each) => digits.includes(each))) found.add(secret);
    }
  }
  return [...found];
}

/** What a file holds, as it is and unpacked. */
function* unpack(content: Buffer, depth = 0): Generator<Buffer> {
  yield content;
  if (depth < 4) for (const inner of streams(content)) yield* unpack(inner, depth + 1);
}

function* streams(content: Buffer): Generator<Buffer> {
  const text = content.toString('latin1');
  for (const match of text.matchAll(/base64,([A-Za-z0-9+/=]{8,})/g)) yield Buffer.from(match[1] ?? '', 'base64');
  for (const match of text.matchAll(/stream\r?\n/g)) {
    const inner = tryTo(inflateSync, content.subarray(match.index + match[0].length));
    if (inner) yield inner;
  }
  // Text chunks of a PNG are deflated after their keyword.
  for (const match of text.matchAll(/(?:zTXt|iTXt)[^\0]*\0[\s\S]?/g)) {
    const inner = tryTo(inflateSync, content.subarray(match.index + match[0].length));
    if (inner) yield inner;
  }
  // The parts of a zip: a file of PowerPoint's, and in it the workbooks of its charts.
  if (text.startsWith('PK')) for (const part of Object.values(unzipSync(content))) yield Buffer.from(part);
  for (const unpack of [gunzipSync, brotliDecompressSync]) {
    const inner = tryTo(unpack, content);
    if (inner) yield inner;
  }
}

function tryTo(unpack: (packed: Buffer) => Buffer, packed: Buffer): Buffer | undefined {
  try {
    return unpack(packed);
  } catch {
    return undefined;
  }
}
