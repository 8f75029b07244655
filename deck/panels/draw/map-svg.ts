/** A map as inline SVG, and the numerals that are taken out of its words. */

import { directionOf } from '../../model/direction.ts';
import type { DeckError } from '../../model/error.ts';
import { hasMarks, markLeftOf, runsOf } from '../../model/figure-marks.ts';
import { escapeHtml } from '../../model/html.ts';
import type { MapLabel, MapPanel } from '../../model/map.ts';
import type { Measure } from '../../model/measure.ts';
import { tenth } from '../layout/format.ts';
import type { PanelSize } from '../layout/panel-tokens.ts';
import { type PlacedMark, raised } from '../layout/scene.ts';
import type { LetterKit } from '../map/map-jobs.ts';
import type { MapGroup, MapShape, MapText } from '../map/map-shapes.ts';
import { type MapSheet, mapSheet, narrowSheet, type SheetPart } from '../map/map-sheet.ts';
import { directionAttribute, textAnchor } from './svg-elements.ts';

interface MapSetting extends LetterKit {
  family: string;
  /** The family of large figures and heads; the other one if there is none. */
  serif?: { family: string; measure: Measure };
}

/** A map drawn: its labels that found no room, its numerals and its size. */
export interface DrawnMapSvg {
  svg: string;
  problems: DeckError[];
  left: string[];
  outside: MapLabel[];
  marks: readonly PlacedMark[];
  size: PanelSize;
}

/**
 * On a cover marks and letters are larger, and lines and areas go on over the edges: on a phone the drawing, all but square, stands in a
 * room of 390 by 300 pixels, and would end there within sight.
 */
export const COVER = { scale: 1.25, beyond: 112 };

/**
 * A map as inline SVG: plain paths and whole lines of text, every colour a custom property of the page, no ids and no
 * styles. What appears with a step is a fragment of the slide. The same map gives the same bytes.
 * @returns the drawing, and its labels that found no room
 */
export function drawMapSvg(panel: MapPanel, setting: MapSetting): DrawnMapSvg {
  const sheet = mapSheet(panel, panel.decorative ? { ...setting, ...COVER } : setting);
  const whole = panel.decorative || panel.frames ? sheet.size : setting.size;
  return sheetSvg(panel, setting, sheet, whole, 'plot-svg');
}

/**
 * The same for a column too narrow for it: a crop or several, or the whole as wide as the column.
 * @param edgeToEdge the map reaches over the column's margins
 */
export function drawNarrowMapSvg(panel: MapPanel, setting: MapSetting, edgeToEdge: boolean): DrawnMapSvg {
  const sheet = narrowSheet(panel, setting, edgeToEdge);
  return sheetSvg(panel, setting, sheet, sheet.size, 'plot-narrow');
}

function sheetSvg(panel: MapPanel, setting: MapSetting, whole: MapSheet, size: PanelSize, name: string): DrawnMapSvg {
  const { family, serif, lang } = setting;
  const rtl = directionOf(lang) === 'rtl';
  const face = { serif: serif?.family ?? family, rtl };
  const role = panel.decorative ? 'aria-hidden="true"' : `role="img" aria-label="${escapeHtml(panel.summary)}"`;
  const { sheet, marks } = takeMarks(whole, setting);
  // A narrow column shows all at once.
  const steps = name === 'plot-narrow' ? '' : fragments(sheet);
  const content = steps + sheet.parts.map((part) => partElement(part, size, face)).join('');
  const svg =
    `<svg class="${name}" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.width} ${size.height}" ${role}${directionAttribute(rtl)} ` +
    `font-family="${escapeHtml(`'${family}', sans-serif`)}" fill="none" stroke-linejoin="round">${content}</svg>`;
  return { svg, problems: sheet.problems, left: sheet.left, outside: sheet.outside, marks, size };
}

/** What lines of text are set in: the family of large figures, and whether they run from right to left. A map is never mirrored. */
interface Face {
  serif: string;
  rtl: boolean;
}

/** A part in an svg of its own, unless it is all: an inner svg cuts off at its edges what a clip path would need an id for. */
function partElement({ x, y, size, groups, step, around }: SheetPart, whole: PanelSize, face: Face): string {
  const drawing = groups.map((group) => groupElement(group, face)).join('');
  if (size.width === whole.width && size.height === whole.height) return drawing;
  const place = `${x ? ` x="${tenth(x)}"` : ''}${y ? ` y="${tenth(y)}"` : ''}`;
  const inner = `<svg${place} width="${size.width}" height="${size.height}">${drawing}</svg>`;
  const isBare = around.shapes.length + around.texts.length === 0;
  const content = `${inner}${isBare ? '' : groupElement(around, face)}`;
  return step === undefined ? content : `${openGroup(step)}${content}</g>`;
}

/**
 * One fragment of the slide for each step, in their order: what belongs to a step lies in several groups, over and under what others
 * show, and follows its fragment by the stylesheet (theme/panels.css). A slide has as many steps as it has fragments.
 */
function fragments({ parts }: MapSheet): string {
  const steps = new Set(parts.flatMap(({ step, groups }) => [step, ...groups.map((group) => group.step)]));
  const own = [...steps].filter((step) => step !== undefined).sort((a, b) => a - b);
  return own.map((step) => `<g class="fragment" data-step="${step}"></g>`).join('');
}

function openGroup(step: number | undefined): string {
  return step === undefined ? '<g>' : `<g data-step="${step}">`;
}

function groupElement({ step, shapes, texts }: MapGroup, face: Face): string {
  return `${openGroup(step)}${shapes.map(pathElement).join('')}${texts.map((text) => textElement(text, face)).join('')}</g>`;
}

function pathElement(shape: MapShape): string {
  const { d, fill, fillOpacity, stroke, strokeWidth, strokeOpacity, dash, round, title } = shape;
  const open = `<path${attributes({
    d,
    fill: fill && `var(--${fill})`,
    'fill-opacity': fillOpacity,
    stroke: stroke && `var(--${stroke})`,
    'stroke-width': strokeWidth && tenth(strokeWidth),
    'stroke-opacity': strokeOpacity,
    'stroke-dasharray': dash?.join(' '),
    'stroke-linecap': round && !dash ? 'round' : undefined,
  })}`;
  return title === undefined ? `${open}/>` : `${open}><title>${escapeHtml(title)}</title></path>`;
}

/** Words with a halo of their ground under them: `paint-order` paints the stroke first (SVG 2, 13.8). */
function textElement(text: MapText, { serif: family, rtl }: Face): string {
  const anchor = textAnchor(text.anchor, rtl);
  const { lines, size, weight, colour, spacing, turn, halo, serif, italic } = text;
  const [first] = lines;
  if (!first) return '';
  const title = `'${family}', serif`;
  const open = `<text${attributes({
    'font-family': serif ? title : undefined,
    'font-style': italic ? 'italic' : undefined,
    'font-size': size,
    'font-weight': weight === 400 ? undefined : weight,
    fill: `var(--${colour})`,
    stroke: halo && `var(--${halo.colour})`,
    'stroke-width': halo?.width,
    'stroke-opacity': halo && 0.9,
    'paint-order': halo && 'stroke',
    'text-anchor': anchor === 'start' ? undefined : anchor,
    'letter-spacing': spacing && tenth(spacing),
    transform: turn && `rotate(${turn.degrees} ${tenth(turn.x)} ${tenth(turn.y)})`,
  })}`;
  if (lines.length === 1) return `${open} x="${tenth(first.x)}" y="${tenth(first.y)}">${escapeHtml(first.text)}</text>`;
  // A space keeps the words of two lines apart for whoever searches or copies them. It must not move them: where a line
  // is held by its end the space leads, and where by its middle half its width (0.2 of the size) is made up for.
  const spans = lines.map((line, i) => {
    const [lead, tail] = anchor === 'end' ? [i > 0, false] : [false, i < lines.length - 1];
    const left = anchor === 'middle' && tail ? line.x + (rtl ? -0.1 : 0.1) * size : line.x;
    const own = attributes({
      'font-family': line.serif === undefined || line.serif === serif ? undefined : line.serif ? title : 'var(--sans)',
      'font-size': line.size === size ? undefined : line.size,
      'font-weight': line.weight === weight ? undefined : line.weight,
    });
    return `<tspan x="${tenth(left)}" y="${tenth(line.y)}"${own}>${lead ? ' ' : ''}${escapeHtml(line.text)}${tail ? ' ' : ''}</tspan>`;
  });
  return `${open}>${spans.join('')}</text>`;
}

function attributes(values: { readonly [name: string]: string | number | undefined }): string {
  return Object.entries(values)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}="${typeof value === 'string' ? escapeHtml(value) : value}"`)
    .join('');
}

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
