import { createServer, type OutgoingHttpHeaders } from 'node:http';
import sirv from 'sirv';

export interface ServeOptions {
  /** Sent with every file. */
  headers?: OutgoingHttpHeaders;
  /** Path under which the folder is served, `/a/b/`; the root if not given. Everything outside it is a 404. */
  base?: string;
}

export interface Served {
  /** Address of the folder, with a slash at its end. */
  url: string;
  /** Paths asked for so far, in order, with what was answered. */
  requests: readonly { path: string; status: number }[];
  close(): Promise<void>;
}

/**
 * Serves a folder as a plain static host would: no fallback page, no cache, only on this machine, on a free port.
 *
 * @param folder absolute path
 * @throws Error if the port cannot be opened
 */
export async function serveFolder(folder: string, { headers = {}, base = '/' }: ServeOptions = {}): Promise<Served> {
  const requests: { path: string; status: number }[] = [];
  const files = sirv(folder, { dev: true, etag: false });
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    response.on('finish', () => requests.push({ path, status: response.statusCode }));
    const missing = () => {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('not found');
    };
    for (const [name, value] of Object.entries(headers)) if (value !== undefined) response.setHeader(name, value);
    if (!path.startsWith(base)) return missing();
    request.url = `/${path.slice(base.length)}`;
    return files(request, response, missing);
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The test server has no port.');
  const close = () =>
    new Promise<void>((resolve, reject) => {
      server.close((error) => (error ? reject(error) : resolve()));
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${address.port}${base}`, requests, close };
}
