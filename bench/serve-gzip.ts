import { readdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import sirv from 'sirv';

export interface Served {
  /** Address of the folder, with a slash at its end. */
  url: string;
  close(): Promise<void>;
}

/** What a static host compresses; fonts and pictures are compressed already. */
const TEXT = /\.(?:html|css|js|svg|json|webmanifest)$/;

/**
 * Serves a folder on a free port of the loopback interface as a static host does, text in gzip. The compressed files lie
 * beside their originals, made once and at gzip's usual level: no request waits for one.
 *
 * @param folder absolute path
 * @throws Error if the port cannot be opened
 */
export async function serveGzip(folder: string): Promise<Served> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  await Promise.all(
    entries
      .filter((entry) => entry.isFile() && TEXT.test(entry.name))
      .map(async (entry) => {
        const file = path.join(entry.parentPath, entry.name);
        await writeFile(`${file}.gz`, await promisify(gzip)(await readFile(file)));
      }),
  );
  const files = sirv(folder, { gzip: true });
  const server = createServer((request, response) => {
    files(request, response, () => void response.writeHead(404).end());
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The bench server has no port.');
  const close = () =>
    new Promise<void>((resolve, reject) => {
      server.close((error) => (error ? reject(error) : resolve()));
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${address.port}/`, close };
}
