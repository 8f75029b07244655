import { describe, expect, it } from 'vitest';
import type { Claim } from '../../deck/model/deck.ts';
import { markPanel } from '../../deck/model/figure-marks.ts';
import type { Panel } from '../../deck/model/panel.ts';
import { figuresOf } from '../../deck/page/figure.ts';
import { bodyHtml, loadBriefing } from './load.ts';

const { deck, panels } = await loadBriefing();
const claims = new Map(deck.claims.map((claim) => [claim.id, claim]));

/** Numbers as values: `1,084.2`, `$1.5bn`, `90%`; names of aircraft, ids and days are none. */
function numbersIn(text: string): Set<string> {
  const plain = text
    .replace(/\b(Su|MiG|A)[-‑]\d+\w*/g, '')
    .replace(/\b[CR]\d\d\b/g, '')
    .replace(/\b\d{1,2}(?:–\d{1,2})? (?=(?:Jan|Feb|Mar|Apr|May|June|July|Aug|Sept|Oct|Nov|Dec))/g, '');
  return new Set([...plain.matchAll(/\d+(?:[,.]\d+)*/g)].map(([number]) => String(Number(number.replaceAll(',', '')))));
}

/** All that the ledger says of a claim. */
const ledgerText = ({ claim, figure = '', check }: Claim) => `${claim} ${figure} ${check}`;

interface Cited {
  where: string;
  words: string;
  keys: string[];
}

/** Each numeral of a slide's text with the words that it stands behind, back to the numeral or the sentence before. */
function citedInText(where: string, html: string): Cited[] {
  const marked = html
    .replace(
      /<sup class="cite">.*?href="#cite-([^"]*)"(?:[^>]*? data-cite="([^"]*)")?.*?<\/sup>/g,
      (_, key: string, keys = key) => `⟦${keys}⟧`,
    )
    .replace(/<\/(p|li|h\d|div)>/g, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&[a-z]+;/g, ' ');
  const parts = marked.split(/⟦([^⟧]*)⟧/);
  // One directly behind another stands behind the same words.
  let words = '';
  return parts.flatMap((part, i) => {
    const next = parts[i + 1];
    if (i % 2 === 1 || next === undefined) return [];
    const line = part.split('\n').at(-1) ?? '';
    words = (line.split(/(?<=[.?!])\s+(?=\S)/).at(-1) ?? '').trim() || words;
    return [{ where, words, keys: next.split(';') }];
  });
}

/** What a figure shows beside each of its numerals: the part's words and values. */
function citedInFigure(where: string, panel: Panel): Cited[] {
  if (panel.kind === 'map')
    return (panel.frames ?? []).flatMap(({ sentences = [] }) =>
      sentences.map(({ text, cites = [] }) => ({ where, words: text, keys: cites })),
    );
  if (panel.kind === 'timeline')
    return [...panel.events, ...(panel.notes ?? [])].map((part) => {
      const amount = 'amount' in part ? (part.amount ?? '') : '';
      return { where, words: `${amount} ${part.text}`, keys: part.cites ?? [] };
    });
  const categories = panel.categories.map((category, c) => {
    // Its parts have numerals of their own.
    const total = panel.totals?.[c] ?? null;
    const values = total === null ? panel.values.flatMap((run) => run[c] ?? []) : [total];
    return { where, words: `${category.label} ${values.join(' ')}`, keys: category.cites ?? [] };
  });
  const series = panel.series.map((run, s) => {
    const values = panel.values[s]?.filter((value) => value !== null) ?? [];
    return { where, words: `${run.label} ${values.join(' ')}`, keys: run.cites ?? [] };
  });
  return [...categories, ...series];
}

const cited = deck.slides.flatMap((slide) => [
  ...citedInText(slide.id, `<p>${slide.titleHtml}</p>${bodyHtml(slide)}<p></p>${slide.band?.html ?? ''}`),
  ...figuresOf(slide).flatMap((figure) => {
    const panel = panels.find(({ id }) => id === figure.panel);
    return panel ? citedInFigure(`${slide.id}, figure`, panel) : [];
  }),
]);

describe('what a numeral stands for', () => {
  it('is read from slides and figures alike', () => {
    expect(cited.length).toBeGreaterThan(80);
    expect(cited.filter(({ words }) => words.trim() === '')).toEqual([]);
  });

  it('says the figure beside it, where both carry numbers', () => {
    // A reference may carry a number that no claim does; what cites claims alone has all its numbers from them.
    const wrong = cited.flatMap(({ where, words, keys }) => {
      const own = keys.flatMap((key) => claims.get(key.replace(/,.*/, '')) ?? []);
      const [said, known] = [numbersIn(words), numbersIn(own.map(ledgerText).join(' '))];
      if (known.size === 0 || own.length < keys.length) return [];
      const missing = [...said].filter((number) => !known.has(number));
      return missing.length === 0
        ? []
        : [`${where}: "${words}" cites ${keys.join(' ')}, without ${missing.join(', ')}`];
    });
    expect(wrong).toEqual([]);
  });

  it('would be told apart if two claims changed places', () => {
    const of = (key: string) => numbersIn(ledgerText(claims.get(key) ?? ({} as Claim)));
    expect(of('C31').has('34') && of('C32').has('67') && of('C40').has('90') && of('C44').has('18')).toBe(true);
    expect(of('C32').has('34') || of('C31').has('67') || of('C44').has('90') || of('C40').has('18')).toBe(false);
  });

  it('is not moved by the numerals themselves', () => {
    const [panel] = panels.filter(({ kind }) => kind === 'units');
    expect(panel && markPanel(panel, [])).toBe(panel);
  });
});
