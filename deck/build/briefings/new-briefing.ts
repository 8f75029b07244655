import { mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Where a new briefing goes: into folders of the project's own, or into one of its own. */
export type Place = { slides: string; charts: string } | { folder: string };

/** What a name may be made of: it is an address of the site, and a folder on every system. */
const NAME = /^[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*$/u;

/** Folders that a site has, and so no briefing in it. */
const TAKEN = ['assets'];

/** Whether a site has a folder of a name already. @param slides where it has the project's own deck in it, called by that folder */
export function isTaken(name: string, slides?: string): boolean {
  return TAKEN.includes(name) || (slides !== undefined && name === path.posix.basename(slides));
}

/**
 * Writes a small briefing that works as it stands: a cover, the answer, a chart, sources, backup. Where anything is already, nothing is
 * written.
 *
 * @param root the project's folder
 * @returns the files, absolute
 * @throws Error that says what is in the way
 */
export async function createBriefing(root: string, name: string, place: Place, now = new Date()): Promise<string[]> {
  if (!NAME.test(name))
    throw new Error(`"${name}" is no name for a briefing: write letters, digits and hyphens, as in "spring-review".`);
  if ('slides' in place && isTaken(name, place.slides))
    throw new Error(`A briefing cannot be called "${name}": a site has a folder of that name. Choose another.`);
  const own = 'folder' in place;
  const slides = own ? path.join(place.folder, 'slides') : path.join(root, place.slides, name);
  const charts = own ? path.join(place.folder, 'charts') : path.join(root, place.charts, name);
  const within = (folder: string, texts: Readonly<Record<string, string>>) =>
    Object.entries(texts).map(([file, text]) => [path.join(folder, file), text] as const);
  const files = [
    ...within(slides, slideFiles(name, now)),
    ...within(charts, CHARTS),
    ...(own ? within(place.folder, { 'tsconfig.json': typesFile(root, place.folder) }) : []),
  ];
  const folders = own ? [place.folder] : [slides, charts];
  for (const folder of folders) {
    const there = await readdir(folder).catch(() => []);
    if (there.length > 0)
      throw new Error(`${folder} is not empty: nothing was written. Choose another name, or empty it.`);
  }
  for (const [file, text] of files) {
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, text, { flag: 'wx' });
  }
  return files.map(([file]) => file);
}

function slideFiles(name: string, now: Date): Record<string, string> {
  const words = name.replaceAll('-', ' ');
  const date = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long' }).format(now);
  return {
    '01-answer.md': ANSWER.replace('TITLE', words.charAt(0).toLocaleUpperCase() + words.slice(1)).replace('DATE', date),
    '02-evidence.md': EVIDENCE,
    '03-backup.md': BACKUP,
    'references.yaml': REFERENCES,
  };
}

const ANSWER = `---
title: "TITLE"
subtitle: One line that says what it is about
author: Your name
date: DATE
lang: en
---

Text before the first heading stands on the cover. All that you read here is an example: write yours over it.

# The answer

## A title is a sentence that says what to take away {#answer .center}

::: chain
1. Say first ... **what you found**
2. then ... **why it holds**
3. and then ... **what follows from it**
:::

::: bottom-line
One sentence that will be repeated outside the room.
:::

::: notes
What you say stands here. It stays out of the published page.
:::
`;

const EVIDENCE = `# The evidence

## The Old Bridge carries most of the trams {#crossings}

![](../charts/crossings.ts)

Of the trams {{ crossings.old-bridge.trams }} a day take the Old Bridge, and {{ crossings.new-bridge.trams }} the New one [@count].

::: notes
The chart is drawn from crossings.csv, among this briefing’s charts. Numbers in the text are taken from it, so that the two cannot disagree.
:::

# Sources

## What this rests on {#sources}

::: {#refs}
:::
`;

const BACKUP = `# Backup {.backup}

## What the count leaves out {#left-out .center}

It is of one weekday. Buses on the New Bridge were not counted [@count].

::: notes
Slides behind "Backup" come after the end, for questions.
:::
`;

const REFERENCES = `- id: count
  type: report
  title: Crossings of the river, an example
  title-short: City count
  publisher: City of Westhaven
  issued: "2024"
`;

const CHARTS: Readonly<Record<string, string>> = {
  'crossings.csv': `key,place,trams,buses
old-bridge,Old Bridge,120,80
new-bridge,New Bridge,45,
ferry,Ferry,,30
`,
  'crossings.ts': `import { definePanel, integer, text } from '#deck/panels';

export default definePanel({
  columns: { key: text, place: text, trams: integer, buses: integer },
  build: (rows) => ({
    kind: 'bars',
    title: 'Crossings a day',
    subtitle: 'by tram and by bus, in both directions',
    summary:
      'Over the Old Bridge go 120 trams and 80 buses a day, over the New Bridge 45 trams, by the ferry 30 buses.',
    unit: 'crossings',
    asOf: 'May 2024',
    cites: ['count'],
    categories: rows.map(({ key, place }) => ({ key, label: place })),
    series: [
      { key: 'trams', label: 'Trams', emphasis: true },
      { key: 'buses', label: 'Buses', pattern: 'hatched' },
    ],
    values: [rows.map(({ trams }) => trams), rows.map(({ buses }) => buses)],
  }),
});
`,
};

/**
 * What an editor and the compiler need to know the types of charts outside the project, whose own are found by tsconfig.charts.json. The
 * build needs none of it: it resolves `#deck/panels` for any folder.
 */
function typesFile(root: string, folder: string): string {
  const panels = path.relative(folder, path.join(root, 'deck/panels/index.ts')).split(path.sep).join('/');
  const compilerOptions = {
    target: 'ES2023',
    lib: ['ES2023'],
    types: [],
    module: 'ESNext',
    moduleResolution: 'bundler',
    allowImportingTsExtensions: true,
    resolveJsonModule: true,
    strict: true,
    noUncheckedIndexedAccess: true,
    skipLibCheck: true,
    noEmit: true,
    paths: { '#deck/panels': [panels] },
  };
  return `${JSON.stringify({ compilerOptions, include: ['charts/**/*.ts'] }, undefined, 2)}\n`;
}
