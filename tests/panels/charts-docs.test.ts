import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { COLOURS } from '../../deck/panels/layout/panel-tokens.ts';
import { drawPanel, prepareFonts, tokens } from './draw.ts';
import { loadGallery } from './gallery.ts';

beforeAll(prepareFonts);

const docs = await readFile(new URL('../../docs/charts.md', import.meta.url), 'utf8');
const theme = await readFile(new URL('../fixtures/theme/tokens.css', import.meta.url), 'utf8');

test.each([
  'timeline-lanes.ts',
  'timeline-lanes.csv',
  'line-forecast.ts',
  'line-forecast.csv',
  'small-bars.ts',
  'bars-interval.ts',
  'bars-interval.csv',
  'bars-compare.ts',
  'bars-compare.csv',
  'dots-change.ts',
  'dots-change.csv',
  'units-fleet.ts',
  'units-fleet.csv',
  'diverging-polls.ts',
  'diverging-polls.csv',
])('the guide’s %s is the one of the gallery', async (name) => {
  const text = await readFile(new URL(`../fixtures/decks/gallery/charts/${name}`, import.meta.url), 'utf8');
  expect(docs).toContain(text.trimEnd());
});

describe('pictures of the guide', () => {
  const names = [...docs.matchAll(/!\[[^\]]+\]\(charts\/([\w-]+)\.svg\)/g)].map((match) => match[1] ?? '');
  const HEIGHTS: Record<string, number> = {
    'bars-upright': 380,
    'line-notes': 400,
    'bars-stacked': 200,
    'units-fleet': 260,
  };

  test('are of every kind', () => {
    for (const kind of ['bars', 'dots', 'line', 'timeline', 'small', 'units', 'diverging'])
      expect(names.some((name) => name.startsWith(kind))).toBe(true);
  });

  test.each(names)('%s is drawn from the gallery', async (name) => {
    const size = { width: 1152, height: HEIGHTS[name] ?? 340 };
    const { svg } = drawPanel(await loadGallery(name), tokens, size, 'en', name);
    await expect(`${asFile(svg, size)}\n`).toMatchFileSnapshot(`../../docs/charts/${name}.svg`);
  });
});

/** A drawing with a ground and colours of its own, those that the theme was shipped with, light or dark as its reader has it. */
function asFile(svg: string, { width, height }: { width: number; height: number }): string {
  const used = COLOURS.filter((name) => name === 'paper' || svg.includes(`var(--${name})`));
  const values = used.map((name) => new RegExp(`--${name}: light-dark\\((\\S+), (\\S+)\\)`).exec(theme) ?? []);
  const rules = (side: 1 | 2) => used.map((name, i) => `--${name}:${values[i]?.[side]}`).join(';');
  const style = `<style>:root{${rules(1)}}@media (prefers-color-scheme:dark){:root{${rules(2)}}}</style>`;
  const ground = `<rect x="-24" y="-24" width="${width + 48}" height="${height + 48}" fill="var(--paper)"/>`;
  return svg
    .replace(/ class="plot-svg"/, '')
    .replace(/viewBox="[^"]*"/, `viewBox="-24 -24 ${width + 48} ${height + 48}"`)
    .replace(/>/, `>${style}${ground}`)
    .replaceAll('><', '>\n<');
}
