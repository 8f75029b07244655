import { rm } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { pptxFiles } from '../../deck/build/files/pptx-file.ts';
import { ATTEMPTS } from '../hostile/attempts.ts';
import { hostileDeck } from '../hostile/hostile-deck.ts';
import { all, loadFolder, madeFrom, type Package, paragraphs } from '../pptx/read-pptx.ts';

// "": the deck that lies in slides/ and charts/, whatever it is.
const DECKS = ['', 'tests/fixtures/decks/gallery', 'tests/fixtures/decks/german', 'tests/fixtures/decks/second'];

describe.each(DECKS)('the file of the deck in "%s"', (folder) => {
  test('names every part that it has, and has every part that it names', async () => {
    const { own } = await madeFrom(folder);
    expect(partFaults(own)).toEqual([]);
  });

  test('is well-formed, with ids that are unique on each slide', async () => {
    const { own } = await madeFrom(folder);
    for (const name of own.names(/\.(?:xml|rels)$/)) own.root(name);
    for (const name of own.names(/^ppt\/slides\/slide/)) {
      const ids = all(own.root(name), 'p:cNvPr').map(({ attrs }) => attrs.id);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });

  test('has a slide for each of the deck, in its order and under its title', async () => {
    const { own, loaded } = await madeFrom(folder);
    const titles = own.names(/^ppt\/slides\/slide/).map((name) => titleOf(own, name));
    const expected = loaded.deck.slides.map(({ titleHtml, title }) => (titleHtml === '' ? '' : squeezed(title)));
    expect(titles).toEqual(expected);
  });

  test('shows no placeholder that is empty, and none that its layout lacks', async () => {
    const { own } = await madeFrom(folder);
    for (const name of own.names(/^ppt\/slides\/slide/)) {
      const layout = own.relations(name).find(({ type }) => type === 'slideLayout')?.target ?? '';
      const known = all(own.root(layout), 'p:ph').map(({ attrs }) => `${attrs.type} ${attrs.idx}`);
      for (const shape of all(own.root(name), 'p:sp')) {
        const [place] = all(shape, 'p:ph');
        if (!place) continue;
        expect(known).toContain(`${place.attrs.type} ${place.attrs.idx}`);
        expect(shape.text.trim()).not.toBe('');
      }
    }
  });
});

test('the same deck gives the same bytes', async () => {
  const one = await pptxFiles(await loadFolder('tests/fixtures/decks/gallery'), 'private');
  const two = await pptxFiles(await loadFolder('tests/fixtures/decks/gallery'), 'private');
  expect(Buffer.from(one.own).equals(Buffer.from(two.own))).toBe(true);
  expect(Buffer.from(one.shared).equals(Buffer.from(two.shared))).toBe(true);
}, 60_000);

test('private notes are in the presenter’s own file and in no part of the public one', async () => {
  const { own, shared } = await madeFrom('tests/fixtures/decks/german');
  const holds = (file: Package) => [...file.files].filter(([, bytes]) => Buffer.from(bytes).includes('Canary-7f3a'));
  expect(holds(own).map(([name]) => name)).toEqual([
    'ppt/notesSlides/notesSlide1.xml',
    'ppt/notesSlides/notesSlide2.xml',
  ]);
  expect(holds(shared)).toEqual([]);
  expect(shared.names(/notes/i)).toEqual([]);
});

test('hostile words stay words: nothing but what the author linked is outside the file', async () => {
  const folder = await hostileDeck();
  const { own: file } = await madeFrom(folder);
  await rm(folder, { recursive: true, force: true });
  expect(partFaults(file)).toEqual([]);
  for (const name of file.names(/\.(?:xml|rels)$/)) file.root(name);
  const outside = file
    .names(/^ppt\/.*\.xml$/)
    .flatMap((name) => file.relations(name).filter(({ external }) => external));
  for (const { target, type } of outside) {
    expect(type).toBe('hyperlink');
    expect(target).toMatch(/^https:\/\/example\.org\//);
    expect(target).not.toMatch(/[<>"\s]/);
  }
  const text = file
    .names(/^ppt\/slides\/slide/)
    .flatMap((name) => paragraphs(file.root(name)))
    .join('\n');
  // As code every attempt stands word for word.
  for (const attempt of ATTEMPTS) expect(text).toContain(attempt);
}, 60_000);

function partFaults(file: Package): string[] {
  const types = all(file.root('[Content_Types].xml'), 'Override').map(({ attrs }) => (attrs.PartName ?? '').slice(1));
  const parts = file.names(/^(?!.*(?:_rels\/|\[Content_Types\])).*$/);
  const named = ['', ...parts].flatMap((name) => file.relations(name).filter(({ external }) => !external));
  const targets = new Set(named.map(({ target }) => target));
  return [
    ...parts.filter((name) => !types.includes(name)).map((name) => `${name} has no content type`),
    ...types.filter((name) => !parts.includes(name)).map((name) => `${name} is typed and missing`),
    ...parts.filter((name) => !targets.has(name)).map((name) => `${name} is named by nothing`),
    ...[...targets].filter((name) => !parts.includes(name)).map((name) => `${name} is named and missing`),
    ...parts.flatMap((name) => unusedIds(file, name)),
  ];
}

/** Ids that a part uses and does not have. */
function unusedIds(file: Package, name: string): string[] {
  if (!name.endsWith('.xml')) return [];
  const known = file.relations(name).map(({ id }) => id);
  const used = file.text(name).match(/ r:(?:id|embed|link)="([^"]*)"/g) ?? [];
  return used
    .map((each) => each.replace(/^.*="|"$/g, ''))
    .filter((id) => !known.includes(id))
    .map((id) => `${name} uses ${id}`);
}

function titleOf(file: Package, name: string): string {
  const shapes = all(file.root(name), 'p:sp');
  const title = shapes.find((shape) =>
    all(shape, 'p:ph').some(({ attrs }) => /^(?:title|ctrTitle)$/.test(attrs.type ?? '')),
  );
  if (!title) return '';
  // A numeral is raised, and no word of the title.
  const runs = all(title, 'a:r').filter((run) => !all(run, 'a:rPr').some(({ attrs }) => attrs.baseline !== undefined));
  return squeezed(runs.flatMap((run) => all(run, 'a:t').map(({ text }) => text)).join(''));
}

function squeezed(text: string): string {
  return text
    .replace(/[●◐✕○–❝◉∴]\u00a0/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
}
