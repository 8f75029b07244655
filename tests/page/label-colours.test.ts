import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Deck, MARKINGS, markingColour, TLP_COLOURS } from '../../deck/model/deck.ts';
import { handoutMargins } from '../../deck/page/handout.ts';

const ROOT = path.join(import.meta.dirname, '../..');

/** TLP 2.0 (https://www.first.org/tlp/): letters on black. */
const DUE = [
  ['TLP:RED', '#FF2B2B'],
  ['TLP:AMBER+STRICT', '#FFC000'],
  ['TLP:AMBER', '#FFC000'],
  ['TLP:GREEN', '#33FF00'],
  ['TLP:CLEAR', '#FFFFFF'],
] as const;

test('there is a colour for every label', () => {
  expect(DUE.map(([marking]) => marking)).toEqual([...MARKINGS]);
});

describe.each(DUE)('%s', (marking, colour) => {
  const name = markingColour(marking);
  const own = colour.toLowerCase();

  test('is its colour on the link preview, and the theme has the same for page, paper and PowerPoint', () => {
    expect(TLP_COLOURS[name]).toBe(own);
    const tokens = readFileSync(path.join(ROOT, 'theme/tokens.css'), 'utf8');
    expect(tokens).toContain(`--tlp-${name}: ${own};`);
    expect(tokens).toContain('--label-paper: #000000;');
  });

  test('has a rule of its own on slides, in the article and on the page of all briefings', () => {
    const rule = name === 'clear' ? /\.marking \{[^}]*color: var\(--tlp-clear\)/ : undefined;
    for (const sheet of ['furniture.css', 'briefings.css']) {
      const css = readFileSync(path.join(ROOT, 'theme', sheet), 'utf8');
      expect(css).toMatch(rule ?? new RegExp(`\\.marking\\.${name} \\{\\s*color: var\\(--tlp-${name}\\)`));
    }
  });

  test('stands in its colour in the margins of the handout', () => {
    const meta = { title: 'T', lang: 'de', notes: 'private', theme: 'auto', marking } as const;
    const css = handoutMargins({ meta, slides: [] } as unknown as Deck);
    expect(css.match(new RegExp(`"${marking.replace('+', '\\+')}"; color: ${own};`, 'g'))).toHaveLength(2);
  });
});

/** Relative luminance of `#rrggbb` (WCAG 2.2). */
function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

test.each(['land-plain', 'land', 'land-strong', 'water', 'paper'])('names of rivers can be read on --%s', (ground) => {
  const tokens = readFileSync(path.join(ROOT, 'theme/tokens.css'), 'utf8');
  const pair = (name: string) =>
    new RegExp(`--${name}: light-dark\\((#\\w{6}), (#\\w{6})\\)`).exec(tokens)?.slice(1) ?? [];
  const [letters, grounds] = [pair('water-ink'), pair(ground)];
  expect(grounds).toHaveLength(2);
  letters.forEach((letter, theme) => {
    const both = [luminance(letter), luminance(grounds[theme] ?? letter)].sort((a, b) => b - a);
    expect(((both[0] ?? 0) + 0.05) / ((both[1] ?? 0) + 0.05)).toBeGreaterThanOrEqual(4.5);
  });
});
