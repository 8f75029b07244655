import { FACTORS, type LinePanel, type Measured } from '../../model/panel.ts';
import { markEnds } from '../../panels/layout/axis-marks.ts';
import type { Colours } from '../look.ts';
import { el } from '../xml.ts';
import { LEVEL, letters, NO_LINE, numberFormat, scaling, settings } from './chart-looks.ts';
import { AXES, DETAIL } from './chart-rows.ts';
import { plainFormat } from './data-sheet.ts';

const RULE = { colour: 'rule', width: 1 } as const;

/** How an axis of names is set. */
interface CategoryAxis {
  side: 'l' | 'b';
  reversed?: boolean;
  /** Of its letters, in slide pixels. */
  size?: number;
  /** Of so many names one is shown. */
  skip?: number;
  /** The chart is mirrored: an axis along it runs from right to left, one beside it stands at the right. */
  rtl: boolean;
}

export function categoryAxis(
  colours: Colours,
  { side, reversed = false, size = DETAIL, skip, rtl }: CategoryAxis,
): string {
  return el(
    'c:catAx',
    settings({ axId: AXES.category }),
    scaling({}, reversed !== (rtl && side === 'b')),
    settings({ delete: 0, axPos: placed(side, rtl) }),
    numberFormat('General'),
    settings({ majorTickMark: 'none', minorTickMark: 'none', tickLblPos: 'low' }),
    el('c:spPr', colours.line(RULE)),
    letters(size, side === 'l' ? 'ink' : 'soft', colours, false, LEVEL),
    settings({ crossAx: AXES.value, crosses: 'autoZero', auto: 0, lblAlgn: 'ctr', lblOffset: 60 }),
    settings({ tickLblSkip: skip, noMultiLvlLbl: 1 }),
  );
}

function placed(side: 'l' | 'b', rtl: boolean): 'l' | 'r' | 'b' {
  return rtl && side === 'l' ? 'r' : side;
}

/** As much of a date as the length of an axis asks for. */
export function dateFormat(days: readonly number[]): string {
  const long = Math.max(...days) - Math.min(...days);
  return long > 1500 ? 'yyyy' : long > 120 ? 'mmm yyyy' : 'd mmm yyyy';
}

const MONTH = 30.44;

/** Months from one name to the next on an axis of so many pixels: as many steps of the days as leave each its room; none for short runs. */
function monthsApart(days: readonly number[], wide: number): number | undefined {
  const long = (Math.max(...days) - Math.min(...days)) / MONTH;
  if (long < 4) return undefined;
  const step = long > 50 ? 12 : Math.max(1, Math.round(long / Math.max(1, days.length - 1)));
  return Math.ceil((long * (long > 50 ? 60 : 96)) / Math.max(1, wide) / step) * step;
}

/** An axis of days, named by as much of a date as its length asks for. @param wide in slide pixels */
export function dateAxis(colours: Colours, days: readonly number[], wide: number, rtl: boolean): string {
  const months = monthsApart(days, wide);
  return el(
    'c:dateAx',
    settings({ axId: AXES.category }),
    scaling({}, rtl),
    settings({ delete: 0, axPos: 'b' }),
    numberFormat(dateFormat(days)),
    settings({ majorTickMark: 'none', minorTickMark: 'none', tickLblPos: 'low' }),
    el('c:spPr', colours.line(RULE)),
    letters(DETAIL, 'soft', colours, false, LEVEL),
    settings({ crossAx: AXES.value, crosses: 'autoZero', auto: 0, lblOffset: 60, baseTimeUnit: 'days' }),
    settings({ majorUnit: months, majorTimeUnit: months && 'months' }),
  );
}

/** Round ends of a value axis, and the steps between: with zero, as the page has it. */
export function niceScale({ values, max, scale, ...panel }: LinePanel): { min: number; max: number; unit: number } {
  const own = markEnds({ values, ...panel });
  const ends = [...values, ...(panel.low ?? []), ...(panel.high ?? []), [0, max ?? null, ...(scale ?? [])], own];
  const known = ends.flat().filter((value) => value !== null);
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const rough = (high - low || 1) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const unit = [1, 2, 2.5, 5, 10].map((step) => step * power).find((step) => step >= rough) ?? rough;
  const exact = (value: number) => Math.round(value * 1e9) / 1e9;
  return {
    min: exact(Math.floor(low / unit) * unit),
    max: max ?? exact(Math.ceil(high / unit) * unit),
    unit: exact(unit),
  };
}

/** Ends of an axis of ratios: whole powers of ten round all values. */
export function logEnds(values: readonly (readonly (number | null)[])[]): { min: number; max: number } {
  const known = values.flat().flatMap((value) => (value !== null && value > 0 ? [value] : []));
  return {
    min: 10 ** Math.floor(Math.log10(Math.min(...known))),
    max: 10 ** Math.ceil(Math.log10(Math.max(...known))),
  };
}

/** Excel's code for the powers of ten on an axis of ratios: grouped thousands, and decimals below one. */
export function logFormat({ unit, factor }: Measured, lang: string): string {
  const one = factor ? FACTORS[factor] : 1;
  const [plain = ''] = plainFormat([one], factor ? { unit, factor } : { unit }, lang).split(';');
  return `[<${one}]${plain.replace('#,##0', '0.######')};${plain}`;
}

interface ValueAxis {
  min?: number | undefined;
  max?: number | undefined;
  deleted: boolean;
  side: 'l' | 'b';
  format: string;
  grid?: boolean;
  log?: boolean;
  /** From one line of the grid to the next. */
  unit?: number | undefined;
  /** Values or rows grow downwards, or the axis that it crosses does. */
  reversed?: boolean;
  /** It stands at the far end of the axis that it crosses. */
  far?: boolean;
  id?: number;
  cross?: number;
  rtl: boolean;
}

export function valueAxis(colours: Colours, of: ValueAxis): string {
  const { side, grid, reversed = false, rtl, id = AXES.value, cross = AXES.category } = of;
  const scatter = cross !== AXES.category || id !== AXES.value;
  return el(
    'c:valAx',
    settings({ axId: id }),
    scaling(of, (scatter && reversed) !== (rtl && side === 'b')),
    settings({ delete: of.deleted, axPos: placed(side, rtl) }),
    grid ? el('c:majorGridlines', el('c:spPr', colours.line(RULE))) : '',
    numberFormat(of.format),
    // Ticks that are not drawn keep the names away from the first mark.
    settings({ majorTickMark: grid ? 'out' : 'none', minorTickMark: 'none', tickLblPos: 'nextTo' }),
    el('c:spPr', NO_LINE),
    letters(16, 'soft', colours),
    settings({ crossAx: cross, crosses: of.far || (reversed && !scatter) ? 'max' : 'autoZero' }),
    settings({ crossBetween: scatter ? 'midCat' : 'between', majorUnit: of.unit }),
  );
}
