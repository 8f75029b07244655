import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { formulas } from '../../deck/build/formula.ts';
import type { DeckInput, ImageFile } from '../../deck/markdown/index.ts';
import type { FigureRef, Slide, SourceFile } from '../../deck/model/deck.ts';
import type { ChartPanel } from '../../deck/model/panel.ts';
import { renderBody } from '../../deck/page/section.ts';
import { formatValue } from '../../deck/panels/layout/format.ts';

const math = await formulas();

const base = { summary: 'What it says.', asOf: 'undated', cites: [] };

/** Charts that any fixture may use. */
export const samplePanels: readonly ChartPanel[] = [
  {
    ...base,
    id: 'fruit',
    kind: 'bars',
    title: 'Harvest',
    unit: 'tonnes',
    cites: ['C1'],
    categories: [
      { key: 'apples', label: 'Apples', cites: ['C2'] },
      { key: 'pears', label: 'Pears' },
      { key: 'plums', label: 'Plums' },
    ],
    series: [
      { key: 'early', label: 'Early' },
      { key: 'late', label: 'Late' },
    ],
    values: [
      [1200.5, 3, null],
      [800, 4, 2],
    ],
    totals: [2000.5, 7, null],
  },
  {
    ...base,
    id: 'poll',
    kind: 'bars',
    title: 'Poll',
    unit: '%',
    categories: [
      { key: 'yes', label: 'Yes' },
      { key: 'no', label: 'No' },
      { key: 'silent', label: 'No answer' },
    ],
    series: [{ key: 'share', label: 'Share' }],
    values: [[42.5, 50, null]],
  },
  {
    ...base,
    id: 'pairs',
    kind: 'dots',
    title: 'Pairs',
    unit: 'people',
    categories: [{ key: 'north', label: 'North' }],
    series: [
      { key: 'then', label: 'Then' },
      { key: 'now', label: 'Now' },
    ],
    values: [[1], [2]],
  },
  {
    ...base,
    id: 'events',
    kind: 'timeline',
    title: 'Events',
    unit: '',
    statuses: [{ key: 'done', label: 'Done', shape: 'circle' }],
    events: [
      { key: 'start', date: '2022-02-24', dateLabel: '24 Feb 2022', text: 'Start', status: 'done', cites: ['R1'] },
    ],
  },
];

/** A slide's body as the page writes it; a figure is a line that names its place. */
export function bodyHtml(slide: Slide | undefined, lang = 'en'): string {
  const draw = ({ panel, layout, nth, alt, fragment, height, citeHtml, marks }: FigureRef) => {
    const numerals = marks.length > 0 ? { marks } : {};
    const place = { slideId: slide?.id, layout, nth, lang, alt, fragment, height, citeHtml, ...numerals };
    return `<figure data-panel="${panel}">${JSON.stringify(place)}</figure>`;
  };
  return renderBody(slide?.body ?? [], { lang }, draw);
}

/** Pictures and films that any fixture may use; one of them is at fault. */
const sampleImages: DeckInput['images'] = new Map<string, ImageFile>([
  ['slides/images/tree.png', { width: 640, height: 480 }],
  ['slides/walk.mp4', { width: 1120, height: 630, kind: 'film', address: 'assets/walk-1.mp4' }],
  ['slides/own film.webm', { width: 1120, height: 630, kind: 'film' }],
  ['slides/walk.vtt', { width: 1120, height: 630, kind: 'captions' }],
  [
    'slides/raw.mov',
    { width: 1120, height: 630, kind: 'film', fault: { message: 'is no film', hint: 'Save it again.' } },
  ],
]);

/** A world for the parser: a letter is half as wide as high. */
export function sampleInput(files: SourceFile[], more: Partial<DeckInput> = {}): DeckInput {
  return {
    files,
    panels: new Map(samplePanels.map((panel) => [`charts/${panel.id}.ts`, panel])),
    faultyPanels: new Set(['charts/broken.ts']),
    images: sampleImages,
    host: {
      measure: (text, fontPx) => text.length * fontPx * 0.5,
      formatValue,
      math,
    },
    ...more,
  };
}

/** A deck of one file, with a title where the text brings no front matter. */
export function oneFile(text: string, more: Partial<DeckInput> = {}): DeckInput {
  const full = text.startsWith('---\n') ? text : `---\ntitle: Sample\n---\n${text}`;
  return sampleInput([{ path: 'slides/deck.md', text: full }], more);
}

/** The input that a fixture folder holds: its `*.md` in order, its `references.yaml` and `claims.csv`. */
export function fixtureInput(folder: string): DeckInput {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  const read = (name: string): SourceFile => ({
    path: `slides/${name}`,
    text: readFileSync(join(folder, name), 'utf8'),
  });
  const texts = names.filter((name) => /\.q?md$/.test(name)).map(read);
  const isPart = ({ path }: SourceFile) => /\/_[^/]*$/.test(path);
  return sampleInput(
    texts.filter((file) => !isPart(file)),
    {
      includes: new Map(texts.filter(isPart).map(({ path, text }) => [path, { text }])),
      ...(existsSync(join(folder, 'references.yaml')) ? { references: read('references.yaml') } : {}),
      ...(existsSync(join(folder, 'claims.csv')) ? { claims: read('claims.csv') } : {}),
    },
  );
}
