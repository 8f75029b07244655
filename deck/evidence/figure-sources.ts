/**
 * Figures in texts held against their sources: those that differ from what is cited or drawn, that are typed though a chart has them, that
 * have no source.
 */

import { finding } from '../model/checks.ts';
import type { Claim } from '../model/deck.ts';
import type { Finding } from '../model/error.ts';
import { exact, type Panel } from '../model/panel.ts';
import type { SlideReading, TextBlock } from '../model/reading.ts';
import { type Figure, figuresIn, isSame } from './figures.ts';
import { type Evidence, placeOfKey } from './input.ts';
import { wordsOf } from './language.ts';
import { type Segment, type StatedFigure, segmentsOf, unitsOf } from './segments.ts';

/**
 * Figures beside the citation of a claim whose row in the ledger has others of the same kind. Where references stand beside it, the
 * figures may be theirs: it is told only if none of them is the claim's.
 */
export function drift(evidence: Evidence): Finding[] {
  const claims = new Map(
    evidence.deck.claims.map((claim) => [claim.id, ledgerFigures(claim, evidence.deck.meta.lang)]),
  );
  return evidence.slides.flatMap((slide) =>
    unitsOf(slide)
      .flatMap((unit) => segmentsOf(unit, evidence.stated))
      .flatMap((segment) =>
        driftIn(
          segment,
          segment.keys.flatMap((key) => claims.get(key) ?? []),
        ),
      )
      .map((found) => ({ ...found, on: slide.id })),
  );
}

/** A claim with the figures of its row: of the figure alone, and of all that the row says. */
interface Row {
  claim: Claim;
  own: Figure[];
  all: Figure[];
}

function ledgerFigures(claim: Claim, lang: string): Row {
  const { figure = '', check } = claim;
  return { claim, own: figuresIn(figure, lang), all: figuresIn(`${figure}\n${claim.claim}\n${check}`, lang) };
}

function driftIn({ figures, keys }: Segment, cited: readonly Row[]): Finding[] {
  const rows = cited.flatMap(({ all }) => all);
  const own = cited.flatMap((row) => row.own);
  const others = figures
    .filter((figure) => !figure.own && own.some(({ percent }) => percent === figure.percent))
    .filter((figure) => !rows.some((row) => isSame(row, figure)));
  if (others.length === 0) return [];
  const beside = keys.length > cited.length;
  if (beside && figures.some((figure) => rows.some((row) => isSame(row, figure)))) return [];
  return others
    .filter(({ bound }) => !bound)
    .map((figure) => {
      const ids = cited.flatMap(({ claim: { id, figure: said } }) => (said ? [`${id} “${said}”`] : []));
      return finding('drift', figure.source, `“${figure.text}” stands here, and the ledger has ${ids.join(', ')}.`);
    });
}

/** Figures of summaries and of alternative texts that are not in the data. */
export function summaries(evidence: Evidence): Finding[] {
  const { lang } = evidence.deck.meta;
  const shown = evidence.slides.flatMap((slide) => slide.figures.map((figure) => ({ ...figure, slide })));
  return evidence.panels.flatMap(({ panel, ...module }) => {
    // What is measured on a map is known only when it is drawn.
    if (panel.kind === 'map' && (panel.decorative || wordsOf(panel).some((text) => text.includes('{km}')))) return [];
    const sayable = sayableOf(panel, lang);
    const stray = (text: string) => figuresIn(text, lang).filter((figure) => !isSayable(figure, sayable));
    const places = shown.filter((each) => each.panel === panel.id);
    const on = places[0] && { on: places[0].slide.id };
    const own = stray(panel.summary).map(({ text }) => {
      const source = placeOfKey(module, 'summary', text);
      const message = `The summary says “${text}”, which is not in the data of "${panel.id}".`;
      return { ...finding('summary-figure', source, message), ...on };
    });
    const alts = places.flatMap(({ alt, source, slide }) =>
      stray(alt).map(({ text }) => {
        const message = `The alternative text says “${text}”, which is not in the data of "${panel.id}".`;
        return { ...finding('summary-figure', source, message), on: slide.id };
      }),
    );
    return [...own, ...alts];
  });
}

/**
 * Figures without a source, and figures that are typed though a chart beside them has them. Notes are the presenter's own words:
 * only what is typed in them is told.
 */
export function unsourced(evidence: Evidence): Finding[] {
  return evidence.slides.flatMap((slide) => {
    const shown = shownValues(evidence, slide);
    return unitsOf(slide).flatMap((unit) => {
      const covered = isCovered(slide, unit);
      const figures = unit
        .flatMap((block) => evidence.stated.get(block) ?? [])
        .filter(({ own, bound }) => !own && !bound);
      return figures.flatMap((figure) => judge(slide, figure, covered, shown));
    });
  });
}

function judge(
  { id }: SlideReading,
  figure: StatedFigure,
  covered: boolean,
  shown: ReturnType<typeof shownValues>,
): Finding[] {
  const { role, source, text } = figure;
  // What is cited has a source of its own, and may be equal by chance.
  const own = covered && role !== 'title';
  const typed = !own && tells(figure) && shown.find(({ value }) => isSame(value, figure));
  if (typed) {
    const message = `“${text}” is typed, and the chart "${typed.panel}" on this slide has it.`;
    const cure = typed.value.name && `Bind it: write {{ ${typed.value.name} }} in its place.`;
    return [{ ...finding('typed-value', source, message, cure), on: id }];
  }
  if (covered || role === 'notes') return [];
  return [{ ...finding('unsourced-figure', source, `“${text}” has no source.`), on: id }];
}

/** One digit alone is equal to too much by chance. */
function tells({ text, percent }: StatedFigure): boolean {
  return percent || text.replace(/\D|^0+|0+$/g, '').length >= 2;
}

function isCovered(slide: SlideReading, unit: readonly TextBlock[]): boolean {
  if (unit.some(({ pieces }) => pieces.some(({ type }) => type === 'cite'))) return true;
  const [first] = unit;
  // The title says what the slide goes on to show; a finding that grades claims rests on the ledger.
  if (first?.role === 'title') return slide.figures.length > 0 || citesAnything(slide) || slide.kind === 'claims';
  return first?.role === 'band' && (slide.graded?.claims.length ?? 0) > 0;
}

function citesAnything({ blocks, graded }: SlideReading): boolean {
  const body = blocks.filter(({ role }) => role !== 'notes');
  return (graded?.claims.length ?? 0) > 0 || body.some(({ pieces }) => pieces.some(({ type }) => type === 'cite'));
}

function shownValues({ panels }: Evidence, { figures }: SlideReading) {
  const ids = new Set(figures.map(({ panel }) => panel));
  return panels
    .filter(({ panel }) => ids.has(panel.id))
    .flatMap(({ panel }) => valuesOf(panel).map((value) => ({ panel: panel.id, value })));
}

type Value = Pick<Figure, 'value' | 'percent'>;

/** The values that a chart draws, totals with them, and how a text is bound to each. */
function valuesOf(panel: Panel): (Value & { name?: string })[] {
  const percent = panel.kind !== 'map' && panel.unit === '%';
  if (panel.kind === 'map') {
    const features = panel.layers.flatMap((layer): object[] => ('features' in layer ? layer.features : []));
    return features.flatMap((each) =>
      'value' in each && typeof each.value === 'number' ? [{ value: each.value, percent: false }] : [],
    );
  }
  if (panel.kind === 'timeline') return [];
  const one = panel.series.length === 1;
  const cells = panel.series.flatMap(({ key }, s) =>
    panel.categories.map((category, c) => ({
      value: panel.values[s]?.[c] ?? null,
      name: `${panel.id}.${category.key}${one ? '' : `.${key}`}`,
    })),
  );
  const totals = panel.categories.map(({ key }, c) => ({
    value: panel.totals?.[c] ?? null,
    name: `${panel.id}.${key}`,
  }));
  return [...cells, ...totals].flatMap(({ value, name }) => (value === null ? [] : [{ value, percent, name }]));
}

/** Every number that may be said of a chart: its values and the ends of their intervals, what they add up to, and whatever its own words name. */
function sayableOf(panel: Panel, lang: string): number[] {
  const ends = panel.kind === 'line' || panel.kind === 'bars' || panel.kind === 'dots' ? leavesIn(panel) : [];
  const said = [...valuesOf(panel), ...sumsOf(panel)].map(({ value }) => value);
  const words = wordFigures(panel, lang).flatMap(({ value, bare }) => [value, bare]);
  const numbers = [...said, ...ends, ...words].filter((each) => typeof each === 'number');
  return [...new Set(numbers.map(Math.abs))];
}

/** Whether a number in a text is one of them, rounded as it is written: a fall of 12 is said without its sign, thousands in words. */
function isSayable({ text, value, bare }: Figure, sayable: readonly number[]): boolean {
  const decimals = /[.,](\d{1,2})\D*$/.exec(text)?.[1]?.length ?? 0;
  const near = 0.5 * 10 ** -decimals + 1e-9;
  const scale = bare === 0 ? 1 : value / bare;
  return sayable.some((each) => Math.abs(each - bare) <= near || Math.abs(each - value) <= near * scale);
}

/** Every number, word and other plain value of a chart, wherever in it. */
function leavesIn(value: unknown): unknown[] {
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(leavesIn) : [value];
}

/** Sums of rows and of series, and what is missing to 100; differences of two values are the title's business often. */
function sumsOf(panel: Panel): Value[] {
  if (panel.kind === 'map' || panel.kind === 'timeline') return [];
  const percent = panel.unit === '%';
  const add = (numbers: readonly (number | null)[]) => numbers.reduce<number>((sum, each) => sum + (each ?? 0), 0);
  const rows = panel.categories.map((_, c) => add(panel.values.map((series) => series[c] ?? null)));
  const columns = panel.values.map(add);
  const counts = [panel.categories.length, panel.series.length].map((value) => ({ value, percent: false }));
  const sums = [...rows, ...columns, add(columns), ...(panel.totals ? [add(panel.totals)] : [])];
  const all = panel.values.flat().filter((each) => each !== null);
  const differences = all.length > 60 ? [] : all.flatMap((a) => all.map((b) => Math.abs(a - b)));
  const rests = percent ? [...rows, ...all].map((sum) => 100 - sum) : [];
  return [...counts, ...[...sums, ...differences, ...rests].map((value) => ({ value: exact(value), percent }))];
}

function wordFigures(panel: Panel, lang: string): Figure[] {
  const { summary, options, ...said } = panel;
  return leavesIn(said).flatMap((leaf) => (typeof leaf === 'string' ? figuresIn(leaf, lang) : []));
}
