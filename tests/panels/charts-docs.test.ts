import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';

const docs = await readFile(new URL('../../docs/charts.md', import.meta.url), 'utf8');

test.each(['timeline-lanes.ts', 'timeline-lanes.csv', 'line-forecast.ts', 'line-forecast.csv', 'small-bars.ts'])(
  'the guide’s %s is the one of the gallery',
  async (name) => {
    const text = await readFile(new URL(`../fixtures/decks/gallery/charts/${name}`, import.meta.url), 'utf8');
    expect(docs).toContain(text.trimEnd());
  },
);
