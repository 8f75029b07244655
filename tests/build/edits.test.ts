import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type ChartLoader, chartLoader } from '../../deck/build/charts/chart-loader.ts';
import { loadDeck, loadMemory } from '../../deck/build/load.ts';
import { makeServedSite, sectionMemory } from '../../deck/build/serve/make-served.ts';
import { formatError } from '../../deck/model/error.ts';
import { copyDeck, GERMAN, ROOT } from '../build-deck.ts';

let copy: Awaited<ReturnType<typeof copyDeck>>;
let memory: { charts: ChartLoader; load: ReturnType<typeof loadMemory>; site: ReturnType<typeof sectionMemory> };

beforeEach(async () => {
  copy = await copyDeck(GERMAN);
  memory = nothing();
});

afterEach(() => copy.remove());

const folders = () => ({
  root: ROOT,
  slides: `${copy.folder}/slides`,
  charts: `${copy.folder}/charts`,
  theme: 'theme',
});

const nothing = () => ({ charts: chartLoader(folders()), load: loadMemory(folders()), site: sectionMemory() });

async function made({ charts, load, site }: typeof memory) {
  const loaded = await loadDeck(folders(), charts, { memory: load });
  const { sections, data, assets } = await makeServedSite(loaded, site);
  return { deck: loaded.deck, problems: loaded.problems.map(formatError), sections, data, assets };
}

/** The same with every section as it is sent. */
function sent({ sections, ...rest }: Awaited<ReturnType<typeof made>>) {
  return { ...rest, sections: sections.map(({ id, rev, html }) => ({ id, rev, html: html() })) };
}

/** What the memory makes of the deck as it is now, held against what is made from nothing. */
async function remade() {
  const remembered = await made(memory);
  expect(sent(remembered)).toEqual(sent(await made(nothing())));
  return remembered;
}

async function edit(name: string, change: (text: string) => string): Promise<void> {
  const before = await readFile(copy.file(name), 'utf8');
  const after = change(before);
  expect(after).not.toBe(before);
  await write(name, after);
}

async function write(name: string, text: string): Promise<void> {
  await writeFile(copy.file(name), text);
  forget(name);
}

function forget(name: string): void {
  memory.load.files.forget(path.posix.join(copy.folder, name), true);
  memory.charts.forget(copy.file(name), true);
}

const START = 'slides/01-anfang.md';
const MORE = 'slides/02-vergleich.md';

/** Edits and their undoing, each by name. What one changes, others may have changed before. */
const EDITS: readonly (readonly [name: string, edit: () => Promise<void>, undo: () => Promise<void>])[] = [
  swap('a slide is renamed', START, '{#schritte}', '{#stufen}'),
  swap('a citation is put in before others', START, 'Alle Zahlen sind erfunden.', 'Alle Zahlen sind erfunden. [@K2]'),
  swap('lines are put in above', START, '# Lage', '# Lage\n\n## Ganz neu\n\nText\n'),
  swap('a value of a chart', 'charts/umsatz.csv', 'sommer,Sommer,180,22', 'sommer,Sommer,195,22'),
  swap('the title', START, 'Ein Probestück', 'Ein anderes Stück'),
  swap('the language', START, 'lang: de', 'lang: en'),
  swap('the length of the talk', START, 'duration: 5', 'duration: 9'),
  swap('a section', START, '# Lage', '# Stand'),
  swap('an entry of the references', 'slides/references.yaml', 'title:', 'note: "Neu"\n  title:'),
  swap('a claim', 'slides/claims.csv', 'K2,', 'K3,'),
  swap('an unknown key', START, '[@K2]', '[@K22]'),
  swap('an open div', MORE, '\n## ', '\n::: aside\n\n## '),
  swap('a second time the same chart', MORE, '\n## ', '\n## Noch einmal\n\n![](../charts/umsatz.ts)\n\n## '),
  swap('an unknown value', START, '{{ umsatz.herbst.bohne }}', '{{ umsatz.herbst.tee }}'),
  removal('a file is deleted', MORE),
  removal('the data of a chart is deleted', 'charts/wartezeit.csv'),
];

function swap(name: string, file: string, from: string, to: string) {
  return [
    name,
    () => edit(file, (text) => text.replace(from, to)),
    () => edit(file, (text) => text.replace(to, from)),
  ] as const;
}

function removal(name: string, file: string) {
  let text = '';
  const remove = async () => {
    text = await readFile(copy.file(file), 'utf8');
    await rm(copy.file(file));
    forget(file);
  };
  return [name, remove, () => write(file, text)] as const;
}

describe('a remembered deck is the deck made from nothing', () => {
  test.each(EDITS)('%s, and back', async (_name, change, undo) => {
    const first = sent(await remade());
    await change();
    expect(sent(await remade())).not.toEqual(first);
    await undo();
    expect(sent(await remade())).toEqual(first);
  });

  test.each([1, 2, 3])('through a run of edits, %d', async (seed) => {
    let state = seed;
    const draw = (below: number) => {
      state = (state * 48271) % 2147483647;
      return state % below;
    };
    const done = new Set<(typeof EDITS)[number]>();
    for (let step = 0; step < 12; step++) {
      // Two that change the same place do not go together.
      const each = EDITS[draw(EDITS.length)];
      if (!each || (done.size > 0 && !done.has(each))) {
        for (const [, , undo] of done) await undo();
        done.clear();
      }
      if (!each) continue;
      const [, change, undo] = each;
      if (done.delete(each)) await undo();
      else {
        await change();
        done.add(each);
      }
      await remade();
    }
  });
});

describe('what an edit leaves alone', () => {
  test('stays the same section; the edited one does not', async () => {
    const before = await remade();
    await edit(START, (text) => text.replace('Jemand bleibt stehen', 'Jemand schaut herein'));
    const after = await made(memory);
    const changed = after.sections.filter((section) => !before.sections.includes(section));
    expect(changed.map(({ id }) => id)).toEqual(['schritte']);
  });
});
