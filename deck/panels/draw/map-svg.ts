import type { DeckError } from '../../model/error.ts';
import { escapeHtml } from '../../model/html.ts';
import type { MapPanel } from '../../model/map.ts';
import type { Measure } from '../../model/measure.ts';
import { tenth } from '../layout/format.ts';
import type { PanelSize } from '../layout/panel-tokens.ts';
import { drawMap } from '../map/map.ts';
import type { MapGroup, MapShape } from '../map/map-draw.ts';
import type { MapText } from '../map/map-letters.ts';

interface MapSetting {
  size: PanelSize;
  lang: string;
  family: string;
  /** Widths of text in the family. */
  measure: Measure;
}

/**
 * A map as inline SVG: plain paths and whole lines of text, every colour a custom property of the page, no ids and no
 * styles. What appears with a step is a fragment of the slide. The same map gives the same bytes.
 * @returns the drawing, and its labels that found no room
 */
export function drawMapSvg(panel: MapPanel, setting: MapSetting): { svg: string; problems: DeckError[] } {
  const { size, family } = setting;
  const { size: used, groups, problems } = drawMap(panel, setting);
  const name = panel.decorative ? 'aria-hidden="true"' : `role="img" aria-label="${escapeHtml(panel.summary)}"`;
  const frameOf = ({ width, height }: PanelSize, content: string) =>
    `<svg class="plot-svg" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" ${name} ` +
    `font-family="${escapeHtml(`'${family}', sans-serif`)}" fill="none" stroke-linejoin="round">${content}</svg>`;
  const drawing = groups.map(groupElement).join('');
  if (panel.decorative) return { svg: frameOf(used, drawing), problems };
  const whole = used.width === size.width && used.height === size.height;
  // An inner svg cuts off at its edges what a clip path would need an id for.
  const inner = whole ? drawing : `<svg width="${used.width}" height="${used.height}">${drawing}</svg>`;
  return { svg: frameOf(size, inner), problems };
}

function groupElement({ step, shapes, texts }: MapGroup): string {
  const open = step === undefined ? '<g>' : `<g class="fragment" data-fragment-index="${step - 1}">`;
  return `${open}${shapes.map(pathElement).join('')}${texts.map(textElement).join('')}</g>`;
}

function pathElement({ d, fill, fillOpacity, stroke, strokeWidth, strokeOpacity, dash }: MapShape): string {
  return `<path${attributes({
    d,
    fill: fill && `var(--${fill})`,
    'fill-opacity': fillOpacity,
    stroke: stroke && `var(--${stroke})`,
    'stroke-width': strokeWidth,
    'stroke-opacity': strokeOpacity,
    'stroke-dasharray': dash?.join(' '),
  })}/>`;
}

/** Words with a halo of paper under them: `paint-order` paints the stroke first (SVG 2, 13.8). */
function textElement({ lines, size, weight, colour, anchor, spacing, turn }: MapText): string {
  const [first] = lines;
  if (!first) return '';
  const open = `<text${attributes({
    'font-size': size,
    'font-weight': weight === 400 ? undefined : weight,
    fill: `var(--${colour})`,
    stroke: 'var(--paper)',
    'stroke-width': 5,
    'stroke-opacity': 0.9,
    'paint-order': 'stroke',
    'text-anchor': anchor === 'start' ? undefined : anchor,
    'letter-spacing': spacing,
    transform: turn && `rotate(${turn.degrees} ${tenth(turn.x)} ${tenth(turn.y)})`,
  })}`;
  if (lines.length === 1) return `${open} x="${tenth(first.x)}" y="${tenth(first.y)}">${escapeHtml(first.text)}</text>`;
  // A space keeps the words of two lines apart for whoever searches or copies them. It must not move them: where a line
  // is held by its end the space leads, and where by its middle half its width (0.2 of the size) is made up for.
  const spans = lines.map(({ text, x, y }, i) => {
    const [lead, tail] = anchor === 'end' ? [i > 0, false] : [false, i < lines.length - 1];
    const left = anchor === 'middle' && tail ? x + 0.1 * size : x;
    return `<tspan x="${tenth(left)}" y="${tenth(y)}">${lead ? ' ' : ''}${escapeHtml(text)}${tail ? ' ' : ''}</tspan>`;
  });
  return `${open}>${spans.join('')}</text>`;
}

function attributes(values: { readonly [name: string]: string | number | undefined }): string {
  return Object.entries(values)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}="${typeof value === 'string' ? escapeHtml(value) : value}"`)
    .join('');
}
