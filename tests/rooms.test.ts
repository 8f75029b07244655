import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

const DECK = path.join(import.meta.dirname, '../deck');

/**
 * Who may import whom, types included: each room, and what it may take from beside itself. `browser` code is bundled by `build` and
 * run in the page by `print`.
 */
const ROOMS: Readonly<Record<string, readonly string[]>> = {
  model: [],
  source: ['model'],
  markdown: ['model', 'source'],
  panels: ['model', 'source'],
  fonts: ['model'],
  chromium: ['model'],
  page: ['model', 'source', 'markdown', 'panels'],
  evidence: ['model', 'source'],
  browser: ['model', 'panels'],
  pptx: ['model', 'source', 'markdown', 'panels', 'page'],
  build: ['model', 'source', 'markdown', 'panels', 'fonts', 'page', 'pptx', 'evidence', 'browser'],
  print: ['model', 'fonts', 'page', 'browser', 'build', 'chromium'],
  check: ['model', 'source', 'evidence', 'browser', 'build', 'chromium', 'print'],
  cli: ['model', 'fonts', 'build', 'chromium', 'print', 'check'],
};

/** Rooms without Node, files or a page: values in, values out. */
const PURE = ['model', 'source', 'markdown', 'panels', 'page', 'pptx', 'evidence'];

interface Import {
  /** Relative to `deck/`, with forward slashes. */
  file: string;
  /** The same for a file of the project, else the package's name. */
  imported: string;
}

const files = readdirSync(DECK, { recursive: true, encoding: 'utf8' })
  .map((file) => file.split(path.sep).join('/'))
  .filter((file) => /\.m?ts$|\.mjs$/.test(file))
  .sort();
const imports = files.flatMap((file) => importsOf(file, readFileSync(path.join(DECK, file), 'utf8')));

function importsOf(file: string, text: string): Import[] {
  const found = text.matchAll(
    /^(?:import|export)\s[^'";]*?from\s*'([^']+)'|^import\s*'([^']+)'|\bimport\('([^']+)'\)|new URL\('(\.[^']+)', import\.meta\.url\)/gm,
  );
  return [...found].map(([, ...named]) => {
    const address = (named.find((each) => each !== undefined) ?? '').replace(/\?.*$/, '');
    const imported = address.startsWith('.') ? path.posix.join(path.posix.dirname(file), address) : address;
    return { file, imported };
  });
}

const roomOf = (file: string) => file.split('/')[0] ?? '';
const isOwn = ({ imported }: Import) => files.includes(imported);

describe('the rooms of deck/', () => {
  test('are those that the rule names', () => {
    expect([...new Set(files.map(roomOf))].sort()).toEqual(Object.keys(ROOMS).sort());
  });

  test('take only from those that they may', () => {
    const wrong = imports
      .filter(isOwn)
      .filter(({ file, imported }) => {
        const [from, to] = [roomOf(file), roomOf(imported)];
        return from !== to && !ROOMS[from]?.includes(to);
      })
      .map(({ file, imported }) => `${file} imports ${imported}`);
    expect(wrong).toEqual([]);
  });

  test('reach for no file outside deck/ by a relative path', () => {
    const out = imports.filter(({ imported }) => imported.startsWith('..'));
    expect(out.map(({ file, imported }) => `${file} reaches ${imported}`)).toEqual([]);
  });

  test('that are pure import nothing of Node', () => {
    const node = imports.filter(
      ({ file, imported }) => PURE.includes(roomOf(file)) && /^node:|@napi-rs/.test(imported),
    );
    expect(node.map(({ file, imported }) => `${file} imports ${imported}`)).toEqual([]);
  });

  test('have no circle of imports', () => {
    expect(circles()).toEqual([]);
  });
});

/** Every circle once, from its first file on. */
function circles(): string[] {
  const next = new Map<string, string[]>();
  for (const each of imports.filter(isOwn)) next.set(each.file, [...(next.get(each.file) ?? []), each.imported]);
  const found = new Set<string>();
  const done = new Set<string>();
  const visit = (file: string, trail: readonly string[]): void => {
    const at = trail.indexOf(file);
    if (at >= 0) found.add([...trail.slice(at), file].join(' → '));
    if (at >= 0 || done.has(file)) return;
    for (const each of next.get(file) ?? []) visit(each, [...trail, file]);
    done.add(file);
  };
  for (const file of files) visit(file, []);
  return [...found];
}

test('the tests that docs/security.md names are there', () => {
  const named = [...readFileSync(path.join(DECK, '../docs/security.md'), 'utf8').matchAll(/`([a-z]+\/[\w-]+)`/g)];
  const missing = named.flatMap(([, name = '']) =>
    existsSync(path.join(import.meta.dirname, `${name}.test.ts`)) ? [] : [name],
  );
  expect(named.length).toBeGreaterThan(20);
  expect(missing).toEqual([]);
});

test('each run of tests that the manual tells of by a name finds a file', () => {
  const root = path.join(DECK, '..');
  const pages = ['README.md', ...readdirSync(path.join(root, 'docs')).map((name) => `docs/${name}`)];
  const text = pages.filter((name) => name.endsWith('.md')).map((name) => readFileSync(path.join(root, name), 'utf8'));
  const runs = [...text.join('\n').matchAll(/npm (test|run test:long) -- (?:--unit )?(\w[\w/-]*)/g)];
  // Not those of `.tmp`, which the tests beside this one make and remove.
  const folders = readdirSync(import.meta.dirname).filter((name) => !name.includes('.') && name !== 'fixtures');
  const files = ['.', 'briefing/long', ...folders].flatMap((folder) =>
    readdirSync(path.join(import.meta.dirname, folder)).flatMap((name) =>
      name.endsWith('.test.ts') ? [`${folder}/${name}`] : [],
    ),
  );
  const isLong = (file: string) => /(?:^|\W)long\W/.test(file);
  const lost = runs.filter(
    ([, run, name = '']) => !files.some((file) => file.includes(name) && isLong(file) === (run !== 'test')),
  );
  expect(runs.length).toBeGreaterThan(3);
  expect(lost.map(([all]) => all)).toEqual([]);
});
