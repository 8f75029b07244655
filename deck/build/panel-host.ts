/** What reading a deck asks of the world: measures of text, formatted values, and what colours code, sets formulas and breaks words. */

import { measureText, registerFamily } from '../fonts/canvas.ts';
import { SANS, SERIF } from '../fonts/families.ts';
import type { Host } from '../markdown/index.ts';
import type { SourceFile } from '../model/deck.ts';
import type { Panel } from '../model/panel.ts';
import { formatValue } from '../panels/layout/format.ts';
import { formulas } from './formula.ts';
import { lettersOf } from './glyph-faults.ts';
import { highlighter } from './highlight.ts';
import { hyphenator } from './hyphenate.ts';

/** Measures text with the fonts that the browser will use, those for the scripts of the panels with them. */
export async function panelHost(panels: readonly Panel[]): Promise<Pick<Host, 'measure' | 'formatValue'>> {
  const letters = panels.flatMap(lettersOf).join('');
  await registerFamily(letters);
  // Large amounts are set in the family of titles, on maps too.
  if (panels.some((panel) => panel.kind === 'map' || hasAmounts(panel))) await registerFamily(letters, SERIF);
  return { measure: measureText(SANS), formatValue };
}

/** Whether a panel has sums or totals in large letters, which are of the titles' family. */
function hasAmounts(panel: Panel): boolean {
  if (panel.kind === 'units') return true;
  return panel.kind === 'timeline' && panel.events.some(({ amount }) => amount !== undefined);
}

const FENCE = /^[\s>]*(?:(?:[-*+]|\d+[.)])\s+)*(?:`{3,}|~{3,})\s*\{?\s*\.?([\w+#-]+)/gm;

const LANG = /^lang:[ \t]*["']?([\w-]+)/m;
/** Boxes with narrow columns, as a class is written: see markdown/rules/typography.ts. */
const BOX = /^[ >]*:{3,}/m;

/** What colours code, sets formulas and breaks words, loaded for who has some: to load them takes longer than to make a small deck. */
export async function textHost(texts: readonly SourceFile[]): Promise<Pick<Host, 'highlight' | 'math' | 'hyphenate'>> {
  const languages = [...new Set(texts.flatMap(({ text }) => [...text.matchAll(FENCE)].map(([, name = '']) => name)))];
  const [, lang = 'en'] = LANG.exec(texts[0]?.text ?? '') ?? [];
  const boxes = !lang.startsWith('en') && texts.some(({ text }) => BOX.test(text));
  const [highlight, math] = await Promise.all([
    languages.length > 0 ? highlighter(languages) : undefined,
    texts.some(({ text }) => text.includes('$')) ? formulas() : undefined,
  ]);
  const hyphenate = boxes ? hyphenator(lang) : undefined;
  return { ...(highlight && { highlight }), ...(math && { math }), ...(hyphenate && { hyphenate }) };
}
