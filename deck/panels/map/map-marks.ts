import { directionOf } from '../../model/direction.ts';
import { hasMarks, markLeftOf, runsOf } from '../../model/figure-marks.ts';
import { type PlacedMark, raised } from '../layout/scene.ts';
import type { LetterKit } from './map-jobs.ts';
import type { MapText } from './map-shapes.ts';
import type { MapSheet } from './map-sheet.ts';

type Families = Pick<LetterKit, 'lang' | 'measure' | 'serif'>;

/** The numerals out of a sheet's words: each line in its pieces without them, and where they stand on the sheet. */
export function takeMarks(sheet: MapSheet, families: Families): { sheet: MapSheet; marks: PlacedMark[] } {
  const marks: PlacedMark[] = [];
  const clean = (texts: readonly MapText[], step: number, dx: number, dy: number): MapText[] =>
    texts.map((text) => {
      if (!text.lines.some((line) => hasMarks(line.text))) return text;
      const lines = text.lines.flatMap((line) => {
        const { pieces, found } = splitLine(text, line, families);
        marks.push(...found.map(({ number, x, y }) => ({ number, x: x + dx, y: y + dy, step })));
        return pieces;
      });
      return { ...text, lines };
    });
  const parts = sheet.parts.map((part) => {
    const { x, y, step: own = 0, around } = part;
    return {
      ...part,
      groups: part.groups.map((group) => ({ ...group, texts: clean(group.texts, group.step ?? own, x, y) })),
      around: { ...around, texts: clean(around.texts, own, 0, 0) },
    };
  });
  return { sheet: { ...sheet, parts }, marks };
}

type Line = MapText['lines'][number];

function splitLine({ size, weight, serif, anchor }: MapText, line: Line, families: Families) {
  const [high, heavy] = [line.size ?? size, line.weight ?? weight];
  const measure = ((line.serif ?? serif) && families.serif?.measure) || families.measure;
  const runs = runsOf(line.text, (words) => measure(words, high, heavy));
  const whole = runs.reduce((sum, { width }) => sum + width, 0);
  let at = line.x - { start: 0, middle: whole / 2, end: whole }[anchor];
  const rtl = directionOf(families.lang) === 'rtl';
  const pieces: Line[] = [];
  const found: { number: number; x: number; y: number }[] = [];
  for (const run of rtl ? runs.reverse() : runs) {
    const mark = rtl ? markLeftOf : (_: number, left: number) => left;
    if ('number' in run)
      found.push({ number: run.number, x: mark(run.number, rtl ? at + run.width : at), y: raised(line.y, high) });
    else {
      // A space at the beginning of a piece would not be drawn.
      const words = run.text.trimStart();
      const lead = words === run.text ? 0 : measure(' ', high, heavy);
      const [left, right] = rtl ? [0, run.width - lead] : [lead, run.width];
      const along = { start: left, middle: (left + right) / 2, end: right }[anchor];
      if (words !== '') pieces.push({ ...line, text: words, x: at + along });
    }
    at += run.width;
  }
  return { pieces, found };
}
