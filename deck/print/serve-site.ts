import { createServer } from 'node:http';
import sirv, { type Options } from 'sirv';

/** A file that is served and lies in no folder. */
export interface ExtraFile {
  type: string;
  content: string | Uint8Array;
}

/** A folder as a browser on this machine sees it. */
export interface ServedSite {
  /** Address of the folder, with a slash at its end. */
  url: string;
  close(): Promise<void>;
}

/**
 * Serves a built site on a free port of the loopback interface, and with it files that must not lie in it.
 *
 * @param folder absolute path
 * @param extra by name, without a slash
 * @param how files are sent; if not given, each as it is at that moment
 * @throws Error if the port cannot be opened
 */
export async function serveSite(
  folder: string,
  extra: ReadonlyMap<string, ExtraFile> = new Map(),
  how: Options = { dev: true, etag: false },
): Promise<ServedSite> {
  const files = sirv(folder, how);
  const server = createServer((request, response) => {
    const own = extra.get(decoded(request.url?.slice(1) ?? ''));
    if (own) response.writeHead(200, { 'content-type': own.type }).end(own.content);
    else files(request, response, () => void response.writeHead(404).end());
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The loopback server has no port.');
  const close = () =>
    new Promise<void>((resolve, reject) => {
      server.close((error) => (error ? reject(error) : resolve()));
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${address.port}/`, close };
}

function decoded(address: string): string {
  try {
    return decodeURI(address);
  } catch {
    return address;
  }
}
