import { mkdir, writeFile } from 'node:fs/promises';
import { type IncomingHttpHeaders, type OutgoingHttpHeaders, request } from 'node:http';
import path from 'node:path';
import type { ViteDevServer } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Asking, refusal } from '../../deck/build/serve/guard.ts';
import { copyDeck, GERMAN, ROOT, serveDeck } from '../build-deck.ts';

const FOLDERS = { slides: 'slides', theme: 'theme' };
const ask = (url: string, headers: Asking['headers'] = {}, method = 'GET') =>
  refusal({ url, method, headers: { host: 'localhost:5173', ...headers } }, FOLDERS);

describe('who is answered', () => {
  const navigation = { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };
  test.each<[string, Asking['headers']]>([
    ['the deck itself', { 'sec-fetch-site': 'same-origin' }],
    ['a person who writes the address', { 'sec-fetch-site': 'none', ...navigation }],
    ['a person who follows a link from another page', { 'sec-fetch-site': 'cross-site', ...navigation }],
    ['a browser that says nothing, from the deck itself', { origin: 'http://localhost:5173' }],
    ['a tool', {}],
  ])('%s', (_name, headers) => expect(ask('/', headers)).toBeUndefined());

  test.each<[string, Asking['headers'], string?]>([
    ['a page of another site', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'cors' }],
    ['a page on another port', { 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'no-cors' }],
    ['a frame in another page', { 'sec-fetch-site': 'cross-site', ...navigation, 'sec-fetch-dest': 'iframe' }],
    ['a form of another page', { 'sec-fetch-site': 'cross-site', ...navigation }, 'POST'],
    ['a browser that says nothing, from another port', { origin: 'http://localhost:8080' }],
    ['a page without an origin', { origin: 'null' }],
  ])('not %s', (_name, headers, method) => expect(ask('/', headers, method)).toBe(403));
});

describe('what is served', () => {
  test.each([
    '/',
    '/?x#y',
    '/index.html',
    '/speaker.html?token',
    '/deck/browser/main.ts',
    '/theme/index.css?direct',
    '/@vite/client',
    '/@deck/assets/head-1.js',
    '/node_modules/reveal.js/dist/reveal.mjs?v=1',
    '/@fs/shared/node_modules/reveal.js/dist/reveal.mjs',
    '/slides/images/50%25.PNG',
  ])('%s', (url) => expect(ask(url)).toBeUndefined());

  test.each([
    '/private/briefing.html',
    '/private/handout.pdf',
    '/PRIVATE/briefing.html',
    '/slides/01-start.md',
    '/slides/01-start.md?raw',
    '/slides/claims.csv',
    '/charts/sales.csv',
    '/dist/index.html',
    '/package.json',
    '/.git/config',
    '/@fs/home/me/deck/private/briefing.html',
    '/@fs/home/me/deck/slides/01-start.md?import&raw',
    '/@id//home/me/deck/private/briefing.html?raw',
    '/__open-in-editor?file=slides/01-start.md',
    '/deck/../private/briefing.html',
    '/deck/%2e%2e/private/briefing.html',
    '/deck/%252e%252e/private/briefing.html',
    '/deck\\..\\private/briefing.html',
    '/deck//private',
    '/@fs/x/node_modules/../private/briefing.html',
    '/slides/%',
    '/slides/01-start.md%00.png',
  ])('not %s', (url) => expect(ask(url)).toBe(404));
});

describe('a server with --host', () => {
  let copy: Awaited<ReturnType<typeof copyDeck>>;
  let server: ViteDevServer;
  let url: string;

  beforeAll(async () => {
    copy = await copyDeck(GERMAN);
    await mkdir(copy.file('slides/images'));
    const drawing =
      '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"><!-- own --><rect width="4" height="3"/>';
    await writeFile(copy.file('slides/images/größe.svg'), `${drawing}</svg>`);
    await writeFile(copy.file('slides/images/bad.svg'), `${drawing}<script>1</script></svg>`);
    ({ server, url } = await serveDeck(copy.folder, '0.0.0.0'));
  });
  afterAll(async () => {
    await server.close();
    await copy.remove();
  });

  interface Answer {
    status: number | undefined;
    headers: IncomingHttpHeaders;
    text: string;
  }

  const get = (address: string, headers: OutgoingHttpHeaders = {}) =>
    new Promise<Answer>((resolve, reject) => {
      const asked = request(new URL(address, url), { headers }, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (part) => {
          text += part;
        });
        response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, text }));
      });
      asked.on('error', reject).end();
    });

  test('gives its pages to who asks by a name of this machine, and says that no other page may hold them', async () => {
    const { status, headers, text } = await get('/');
    expect(status).toBe(200);
    expect(text).toContain('Canary-7f3a');
    expect(headers).toMatchObject({ 'cross-origin-resource-policy': 'same-origin', 'x-frame-options': 'DENY' });
    expect(headers).not.toHaveProperty('access-control-allow-origin');
    expect((await get('/@vite/client')).status).toBe(200);
    expect((await get('/', { Host: 'attack.example' })).status).toBe(403);
    expect((await get('/', { Origin: 'http://localhost:1', 'Sec-Fetch-Site': 'same-site' })).status).toBe(403);
  });

  test('serves no source', async () => {
    const files = [`${copy.folder}/slides/01-anfang.md`, `${copy.folder}/charts/umsatz.csv`, 'package.json'];
    for (const file of files) {
      for (const address of [`/${file}`, `/${file}?raw`, `/@fs${path.join(ROOT, file)}`]) {
        expect((await get(address)).status, address).toBe(404);
      }
    }
  });

  test('serves pictures as they are published', async () => {
    const folder = `/${copy.folder}/slides/images`;
    const drawing = await get(`${folder}/${encodeURIComponent('größe')}.svg`);
    expect(drawing.headers['content-type']).toBe('image/svg+xml');
    expect(drawing.text).toContain('<rect');
    expect(drawing.text).not.toContain('own');
    expect((await get(`${folder}/bad.svg`)).status).toBe(404);
    expect((await get(`${folder.replaceAll('/slides/', '/slides%2F')}/bad.svg`)).status).toBe(404);
    expect((await get(`${folder}/none.png`)).status).toBe(404);
  });

  test('lets no other page listen to edits', async () => {
    const upgrade = {
      Connection: 'Upgrade',
      Upgrade: 'websocket',
      'Sec-WebSocket-Version': '13',
      'Sec-WebSocket-Key': 'AAAAAAAAAAAAAAAAAAAAAA==',
    };
    const answer = await get('/?token=guess', {
      ...upgrade,
      'Sec-WebSocket-Protocol': 'vite-hmr',
      Origin: 'http://localhost:1',
    });
    expect(answer.status).toBe(400);
  });
});
