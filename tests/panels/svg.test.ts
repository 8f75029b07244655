import { beforeAll, describe, expect, test } from 'vitest';
import { measureText } from '../../deck/fonts/canvas.ts';
import type { ChartPanel } from '../../deck/model/panel.ts';
import { drawPanel, prepareFonts, SIZES, tokens } from './draw.ts';
import { loadRivers } from './rivers.ts';
import { samples } from './samples.ts';

beforeAll(prepareFonts);

const panels: readonly ChartPanel[] = [loadRivers(), ...samples];
const LOW = [
  { width: 740, height: 200 },
  { width: 540, height: 120 },
] as const;
const boxes = [...SIZES, ...LOW];
const cases = panels.flatMap((panel) =>
  boxes.map((size) => ({ panel, size, name: `${panel.id} at ${size.width} × ${size.height}` })),
);

describe.each(cases)('$name', ({ panel, size }) => {
  test('is plain vectors in theme colours, named, without ids twice', () => {
    const { svg } = drawPanel(panel, tokens, size, 'en', 'fig');
    expect(svg).toMatch(
      /^<svg class="plot-svg" xmlns="[^"]+" viewBox="0 0 \d+ \d+" role="img" aria-label="[^"]+" font-family="&#39;Source Sans 3&#39;, sans-serif">/,
    );
    expect(svg).not.toMatch(/<image|<script|<style|style=|href=|<foreignObject/);
    const colours = [...svg.matchAll(/(?:fill|stroke|color)="([^"]*)"/g)].map((match) => match[1]);
    expect(colours.filter((colour) => colour !== 'none' && !/^var\(--[a-z]+\)$/.test(colour ?? ''))).toEqual([]);
    const ids = [...svg.matchAll(/\bid="([^"]*)"/g)].map((match) => match[1] ?? '');
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !id.startsWith('fig-'))).toEqual([]);
    expect(svg.length).toBeLessThan(10_000);
  });

  test('comes out the same each time', () => {
    expect(drawPanel(panel, tokens, size, 'en', 'fig')).toEqual(drawPanel(panel, tokens, size, 'en', 'fig'));
  });

  test('has its text inside, and no two lines over each other', () => {
    const { svg, texts } = drawPanel(panel, tokens, size, 'en', 'fig');
    const [width = 0, height = 0] = (/viewBox="0 0 (\d+) (\d+)"/.exec(svg) ?? []).slice(1).map(Number);
    const placed = texts.map(({ text, x, y, size: px, weight, anchor }) => {
      const wide = measureText(tokens.family)(text, px, weight === 700 ? 700 : weight === 600 ? 600 : 400);
      const left = x - { start: 0, middle: wide / 2, end: wide }[anchor];
      return { text, left, right: left + wide, top: y - 0.7 * px, bottom: y + 0.2 * px };
    });
    expect(placed.length).toBeGreaterThan(2);
    expect(
      placed.filter((one) => one.left < -1 || one.top < -1 || one.right > width + 1 || one.bottom > height + 1),
    ).toEqual([]);
    const over = placed.flatMap((a, i) =>
      placed
        .slice(i + 1)
        .filter((b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1)
        .map((b) => `${a.text} / ${b.text}`),
    );
    expect(over).toEqual([]);
  });
});

test('is drawn at its own size wherever the layouts have their ordinary room', () => {
  for (const panel of panels) {
    for (const size of SIZES)
      expect(`${panel.id} ${drawPanel(panel, tokens, size, 'en', 'p').factor}`).toBe(`${panel.id} 1`);
  }
  const [low] = samples
    .filter(({ id }) => id === 'timeline-crowded')
    .map((panel) => drawPanel(panel, tokens, { width: 540, height: 120 }, 'en', 'p'));
  expect(low?.factor).toBeGreaterThan(1);
});

test('keeps whole words with their spaces, escaped', () => {
  const { svg } = drawPanel(loadRivers(), tokens, { width: 740, height: 380 }, 'en', 'fig');
  expect(svg).toContain('font-weight="600">Middle reach</text>');
  expect(svg).toContain('>13 navigable</text>');
  expect(svg).toMatch(/font-weight="700">67<\/text>/);
  expect(svg).toContain('>n/a</text>');
  expect(svg).toContain('&lt;narrow&gt;');
  expect(svg).toContain('aria-label="The longest is the upper one; the &quot;short&quot; one has no figure."');
});

test('refuses a family that nobody registered, instead of measuring another', () => {
  expect(() => drawPanel(loadRivers(), { ...tokens, family: 'Nobody 7' }, SIZES[0], 'en', 'p')).toThrow(
    'The font "Nobody 7" is not registered',
  );
});

test.each(panels.map((panel) => [panel.id, panel] as const))('%s looks as it did', async (id, panel) => {
  const { svg } = drawPanel(panel, tokens, { width: 740, height: 380 }, 'en', id);
  await expect(svg.replaceAll('><', '>\n<')).toMatchFileSnapshot(`golden/${id}.svg`);
});
