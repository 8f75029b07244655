import { finding } from '../model/checks.ts';
import type { Finding } from '../model/finding.ts';
import type { SlideReading, TextBlock } from '../model/reading.ts';
import { isSame } from './figures.ts';
import { type Evidence, langOf } from './input.ts';
import { valuesOf } from './panel-figures.ts';
import { type StatedFigure, statedIn, unitsOf } from './segments.ts';

/**
 * Figures without a source, and figures that are typed though a chart beside them has them. Notes are the presenter's own words:
 * only what is typed in them is told.
 */
export function unsourced(evidence: Evidence): Finding[] {
  return evidence.slides.flatMap((slide) => {
    const lang = langOf(evidence, slide);
    const shown = shownValues(evidence, slide);
    return unitsOf(slide).flatMap((unit) => {
      const covered = isCovered(slide, unit);
      const figures = unit.flatMap((block) => statedIn(block, lang)).filter(({ own, bound }) => !own && !bound);
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
