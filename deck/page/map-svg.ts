import { escapeHtml } from '../html.ts';
import type { MapText } from '../panels/map-letters.ts';
import type { MapGroup, MapShape } from '../panels/map-scene.ts';
import type { PanelSize } from '../panels/tokens.ts';

/** How a map is named and set. */
export interface MapFrameParts {
  size: PanelSize;
  /** The text alternative. */
  summary: string;
  family: string;
}

/**
 * A drawn map as inline SVG: plain paths and whole lines of text, every colour a custom property of the page, no ids and no
 * styles. What appears with a step is a fragment of the slide.
 */
export function mapSvg(groups: readonly MapGroup[], { size, summary, family }: MapFrameParts): string {
  const open =
    `<svg class="plot-svg" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.width} ${size.height}" role="img" ` +
    `aria-label="${escapeHtml(summary)}" font-family="${escapeHtml(`'${family}', sans-serif`)}" ` +
    `fill="none" stroke-linejoin="round" stroke-linecap="butt">`;
  return `${open}${groups.map(groupElement).join('')}</svg>`;
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
  // The space at a line's end keeps the words apart for whoever searches or copies them.
  const spans = lines.map(({ text, x, y }, i) => {
    const end = i < lines.length - 1 ? ' ' : '';
    return `<tspan x="${tenth(x)}" y="${tenth(y)}">${escapeHtml(text)}${end}</tspan>`;
  });
  return `${open}>${spans.join('')}</text>`;
}

function attributes(values: { readonly [name: string]: string | number | undefined }): string {
  return Object.entries(values)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}="${typeof value === 'string' ? escapeHtml(value) : value}"`)
    .join('');
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
