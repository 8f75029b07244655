import { once } from 'node:events';
import fs, { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer as createHttpServer } from 'node:http';
import { syncBuiltinESMExports } from 'node:module';
import type { AddressInfo } from 'node:net';
import { expect, test, vi } from 'vitest';
import { themeToken } from '../build-deck.ts';
import { followedCopy } from './followed-copy.ts';

const { file, folder, server, page, toldOf, edit } = followedCopy();

test('both pages come from one template, with the styles and the icon of the theme that was named', async () => {
  const [main, speaker] = [await page(), await page('speaker.html')];
  const theme = `/${folder()}/theme`;
  expect(main).toContain(`<link rel="icon" href="${theme}/favicon.svg" type="image/svg+xml">`);
  expect(main).toContain(`<link rel="stylesheet" href="${theme}/index.css">`);
  expect(main).toMatch(/<script src="\/@deck\/assets\/head-\w+\.js" data-module="\/deck\/browser\/main\.ts"/);
  expect(main.match(/<script type="module"[^>]* src="[^"]*/g)?.join()).not.toContain('main.ts');
  expect(main).not.toMatch(/speaker\.css|name="robots"/);
  expect(speaker).toContain(`<link rel="stylesheet" href="${theme}/speaker.css">`);
  expect(speaker).toContain('<meta name="robots" content="noindex">');
  expect(speaker).toContain('data-page="speaker"');
});

test('the speaker view is served at its address, whatever follows it', async () => {
  const listening = createHttpServer(server().middlewares).listen(0, '127.0.0.1');
  await once(listening, 'listening');
  try {
    const { port } = listening.address() as AddressInfo;
    const answer = await fetch(`http://127.0.0.1:${port}/speaker.html?token=abc`);
    expect(answer.headers.get('content-type')).toContain('text/html');
    expect(await answer.text()).toContain('data-page="speaker"');
  } finally {
    listening.close();
    listening.closeAllConnections();
  }
});

test('a chart module that does not parse is told by line and column, and the last good deck stays', async () => {
  const good = await page();
  const { event, data } = await edit('charts/umsatz.ts', "kind: 'bars'", "kind = 'bars'");
  expect(event).toBe('deck:fault');
  expect(data).toEqual([
    expect.objectContaining({
      code: 'chart-module',
      place: expect.stringMatching(/charts\/umsatz\.ts:6:5$/),
      message: expect.stringMatching(/^The chart module does not run: (?!Transform failed)/),
    }),
  ]);
  expect(await page()).toBe(good);
  expect((await edit('charts/umsatz.ts', "kind = 'bars'", "kind: 'bars'")).event).toBe('deck:update');
});

test('an exception while the deck is made is told like a fault, and the server goes on', async () => {
  const good = await page();
  const text = await readFile(file('slides/01-anfang.md'), 'utf8');
  // Not by a mock of a module: files of one worker share their modules, and those that hold it may be there already.
  const reading = vi.spyOn(fs, 'readFile').mockRejectedValue(new Error('nobody thought of it'));
  syncBuiltinESMExports();
  const { data } = await toldOf(() => writeFile(file('slides/01-anfang.md'), `${text}\n`), /fault/);
  reading.mockRestore();
  syncBuiltinESMExports();
  expect(data).toEqual([
    expect.objectContaining({ code: 'unforeseen', message: expect.stringContaining('nobody thought of it') }),
  ]);
  expect(await page()).toBe(good);
  await edit('slides/01-anfang.md', 'Jemand bleibt stehen', 'Jemand kommt herein');
  await vi.waitFor(async () => expect(await page()).toContain('Jemand kommt herein'), { timeout: 10_000 });
});

test('a broken theme is a fault at its line; the page and its styles stay as they were until it is mended', async () => {
  const http = createHttpServer(server().middlewares).listen(0, '127.0.0.1');
  await once(http, 'listening');
  const { port } = http.address() as AddressInfo;
  const styles = async () => {
    const answer = await fetch(`http://127.0.0.1:${port}/${folder()}/theme/index.css`, {
      headers: { accept: 'text/css,*/*;q=0.1', 'sec-fetch-dest': 'style', 'sec-fetch-site': 'same-origin' },
    });
    return `${answer.status} ${/--soft:[^;]*/.exec(await answer.text())?.[0]}`;
  };
  try {
    await page();
    const before = await styles();
    expect(before).toContain('200 --soft:');
    const soft = `--soft: light-dark(${themeToken('soft').join(', ')}`;
    const [good, broken] = [`${soft});`, `${soft};`];
    const { event, data } = await edit('theme/tokens.css', good, broken);
    expect(event).toBe('deck:fault');
    expect(data).toMatchObject([{ code: 'theme-css', place: expect.stringMatching(/theme\/tokens\.css:\d+:11$/) }]);
    expect(await styles()).toBe(before);
    expect(await page()).toContain('id="umsatz"');
    const mended = '--soft: light-dark(#123456, #aab4bf);';
    expect((await edit('theme/tokens.css', broken, mended, /update/)).event).toBe('deck:update');
    expect(await styles()).toContain('#123456');
  } finally {
    http.close();
  }
});

test('a file that a slide includes is followed wherever in the project it lies, before it is there too', async () => {
  const first = 'Der Hafen';
  // The watcher has seen the folders by the time that there is a page.
  await page();
  const text = await readFile(file('slides/01-anfang.md'), 'utf8');
  const heading = /^## .*$/m.exec(text)?.[0] ?? '';
  const missing = await edit('slides/01-anfang.md', heading, `${heading}\n\n{{< include ../teile/_teil.md >}}\n`);
  expect(missing.data).toMatchObject([{ code: 'include', message: expect.stringContaining('_teil.md') }]);
  await mkdir(file('teile'), { recursive: true });
  await writeFile(file('teile/_teil.md'), `${first}.\n`);
  await vi.waitFor(async () => expect(await page()).toContain(first), { timeout: 10_000 });
  const { event, data } = await edit('teile/_teil.md', first, 'Ein anderer Hafen');
  expect(event).toBe('deck:update');
  expect(JSON.stringify(data)).toContain('Ein anderer Hafen');
  const fault = await edit('teile/_teil.md', 'Hafen.', 'Hafen.\n\n![Baum](fehlt.png)', /fault/);
  expect(fault.data).toMatchObject([{ code: 'missing-image', place: expect.stringMatching(/teile\/_teil\.md:3:1$/) }]);
});
