import { createHash } from 'node:crypto';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildDeck, builtDeck, copyDeck, GERMAN, temporary } from '../build-deck.ts';

let out: string;
let html: string;

beforeAll(async () => {
  out = await mkdtemp(path.join(await temporary(), 'single-'));
  await cp(await builtDeck(GERMAN), out, { recursive: true });
  html = await readFile(path.join(out, 'private/briefing.html'), 'utf8');
}, 60_000);

afterAll(() => rm(out, { recursive: true }));

const policy = () => /Content-Security-Policy" content="([^"]+)"/.exec(html)?.[1] ?? '';
const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

test('asks for nothing: every address in it is its own, data, or a link that a reader follows', () => {
  expect(html).not.toMatch(/<(?:script|img|iframe|source)\b[^>]*\ssrc="(?!data:)/);
  expect(html.match(/<link\b[^>]*>/g)).toEqual([
    expect.stringMatching(/^<link rel="icon" href="data:image\/svg\+xml;/),
  ]);
  const styles = /<style\b[^>]*>([\s\S]*?)<\/style>/.exec(html)?.[1] ?? '';
  const urls = [...styles.matchAll(/url\(\s*["']?([^"')]{1,5})/g)].map(([, url]) => url);
  expect(urls.filter((url) => !url?.startsWith('data:') && !url?.startsWith('#'))).toEqual([]);
  expect(html).toMatch(/@font-face\{[^}]*url\("data:font\/woff2;base64,/);
});

test('is passed on with the licences of what is in it', () => {
  const [, licences] = /<\/html>\s*<!--\n([\s\S]*)\n-->\n$/.exec(html) ?? [];
  expect(licences).toContain('SIL OPEN FONT LICENSE Version 1.1');
  expect(licences).not.toMatch(/--|>/);
});

test('its policy knows each script and style by its hash, and lets nothing else run', () => {
  const scripts = [...html.matchAll(/<script(?: type="module")?>([\s\S]*?)<\/script>/g)].map(([, code]) => code ?? '');
  const styles = [...html.matchAll(/<style\b[^>]*>([\s\S]*?)<\/style>/g)].map(([, css]) => css ?? '');
  expect([scripts.length, styles.length]).toEqual([2, 1]);
  expect(policy()).toContain(`script-src ${scripts.map(hash).join(' ')};`);
  expect(policy()).toContain(`style-src ${styles.map(hash).join(' ')};`);
  expect(policy()).toContain("default-src 'none'");
  expect(policy()).not.toMatch(/unsafe|https?:|\*/);
  expect(html).not.toMatch(/\sstyle="/);
});

test('has the notes, beside the public folder and never in it', async () => {
  expect(html).toContain('Canary-7f3a');
  expect((await readdir(out)).sort()).toEqual(['dist', 'private']);
  expect(await readdir(path.join(out, 'private'))).toEqual(['briefing.html']);
});

test('a build that fails leaves the earlier one whole', async () => {
  const copy = await copyDeck(GERMAN);
  try {
    const file = copy.file('slides/02-vergleich.md');
    await writeFile(file, '## Falsch {.statment}\n');
    await expect(buildDeck(copy.folder, path.join(out, 'dist'))).rejects.toThrow('in the deck');
    expect(await readFile(path.join(out, 'private/briefing.html'), 'utf8')).toBe(html);
    expect(await readdir(path.join(out, 'private'))).toEqual(['briefing.html']);
  } finally {
    await copy.remove();
  }
}, 60_000);
