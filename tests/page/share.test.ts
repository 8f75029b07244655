import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { imageSize } from 'image-size';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fallbackColours, readColours } from '../../deck/build/theme.ts';
import { buildDeck, builtDeck, copyDeck, GERMAN, temporary } from '../build-deck.ts';

let out: string;
let plain: string;
let html: string;
let assets: string[];

beforeAll(async () => {
  out = await mkdtemp(path.join(await temporary(), 'share-'));
  const copy = await copyDeck(GERMAN);
  const file = copy.file('slides/01-anfang.md');
  await writeFile(
    file,
    (await readFile(file, 'utf8')).replace('lang: de', 'lang: de\nurl: https://example.org/vortrag'),
  );
  await buildDeck(copy.folder, path.join(out, 'addressed'));
  await copy.remove();
  plain = path.join(await builtDeck(GERMAN), 'dist');
  html = await readFile(path.join(out, 'addressed/index.html'), 'utf8');
  assets = await readdir(path.join(out, 'addressed/assets'));
}, 60_000);
afterAll(() => rm(out, { recursive: true, force: true }));

const content = (property: string) =>
  new RegExp(`<meta (?:property|name)="${property}" content="([^"]*)">`).exec(html)?.[1];
const data = (text: string) =>
  JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/.exec(text)?.[1] ?? '{}');

describe('a page with an address', () => {
  test('names it as canonical, and to those who preview it', () => {
    expect(html).toContain('<link rel="canonical" href="https://example.org/vortrag">');
    expect(content('og:url')).toBe('https://example.org/vortrag');
    expect(content('og:title')).toBe('Wie ein kleines Café durch das Jahr kommt');
    expect(content('og:description')).toBe('Ein Probestück mit erfundenen Zahlen');
    expect(content('twitter:card')).toBe('summary_large_image');
  });

  test('has a picture of its cover, of the size that it says, at an absolute address', async () => {
    const address = content('og:image') ?? '';
    expect(address).toMatch(/^https:\/\/example\.org\/vortrag\/assets\/card-[0-9a-f]{8}\.png$/);
    const file = assets.find((name) => address.endsWith(name)) ?? '';
    const size = imageSize(await readFile(path.join(out, 'addressed/assets', file)));
    expect([size.type, String(size.width), String(size.height)]).toEqual([
      'png',
      content('og:image:width'),
      content('og:image:height'),
    ]);
  });

  test('says as structured data what it is', () => {
    expect(data(html)).toEqual({
      '@context': 'https://schema.org',
      '@type': 'PresentationDigitalDocument',
      name: 'Wie ein kleines Café durch das Jahr kommt',
      alternativeHeadline: 'Ein Probestück mit erfundenen Zahlen',
      description: 'Ein Probestück mit erfundenen Zahlen',
      inLanguage: 'de',
      author: { '@type': 'Person', name: 'Redaktion' },
      temporalCoverage: '2024 bis 2025',
      url: 'https://example.org/vortrag',
      image: content('og:image'),
    });
  });

  test('has a manifest whose files are there', async () => {
    const name = /<link rel="manifest" href="\.\/assets\/([^"]+)">/.exec(html)?.[1] ?? '';
    const manifest = JSON.parse(await readFile(path.join(out, 'addressed/assets', name), 'utf8'));
    expect(manifest.name).toBe('Wie ein kleines Café durch das Jahr kommt');
    expect(manifest.short_name).toBe('Wie ein kleines Café durch das');
    expect(manifest.icons.map(({ src }: { src: string }) => assets.includes(src))).toEqual([true, true]);
  });
});

test('a page without an address leaves out what must be absolute', async () => {
  const text = await readFile(path.join(plain, 'index.html'), 'utf8');
  expect(text).not.toMatch(/canonical|og:url|og:image/);
  expect(text).toContain('<meta name="twitter:card" content="summary">');
  expect(data(text)).not.toHaveProperty('url');
  expect((await readdir(path.join(plain, 'assets'))).filter((name) => name.startsWith('card'))).toEqual([]);
});

test('the theme is read for what is made without a browser', () => {
  const colours = readColours(':root { --ink: light-dark(#111, #eeeeee);\n --label: #fff; --size: 42px; }');
  expect([...colours]).toEqual([
    ['ink', { light: '#111', dark: '#eeeeee' }],
    ['label', { light: '#fff', dark: '#fff' }],
  ]);
  expect(fallbackColours(colours)).toBe(
    '@supports not (color:light-dark(#000,#fff)){html:root{--ink:#111;--label:#fff}}',
  );
});
