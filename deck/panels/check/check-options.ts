import { defaults } from 'chart.js';
import '../draw/chart.ts';
import type { ChartPanel } from '../../model/panel.ts';
import { suggest } from '../../source/nearest.ts';
import { deepMerge, isObject } from '../../source/objects.ts';
import { COLOURS } from '../layout/panel-tokens.ts';
import type { PanelFault } from './panel-fault.ts';

/** Options that the deck decides: size, resolution, motion and hover would break without it, the family must be the page's. */
const OURS = new Set(
  'responsive maintainAspectRatio aspectRatio devicePixelRatio resizeDelay events animation animations transitions hover interaction parsing normalized indexAxis datasets scale scales plugins onHover onClick onResize clip locale family'.split(
    ' ',
  ),
);

/** Options that Chart.js knows but does not list in its defaults (https://www.chartjs.org/docs/latest/axes/). */
const SCALE: Record<string, unknown> = {
  min: 0,
  max: 0,
  suggestedMin: 0,
  suggestedMax: 0,
  stacked: false,
  position: '',
  weight: 0,
  title: { color: '', font: { size: 0, weight: 0, style: '', lineHeight: 0 } },
  ticks: {
    stepSize: 0,
    precision: 0,
    count: 0,
    maxTicksLimit: 0,
    color: '',
    font: { size: 0, weight: 0 },
    sampleSize: 0,
  },
  grid: { tickBorderDash: [] },
};
const SIDES = { left: 0, right: 0, top: 0, bottom: 0 };

/**
 * Checks a panel's Chart.js options: every key known, every leaf of the default's type, every colour a token's name.
 * @param options whatever the module gave
 */
export function checkOptions(options: unknown): PanelFault[] {
  if (!isObject(options)) return [fault('options', 'The options are not an object', 'Write { … }.')];
  const given = defaults as unknown as Record<string, unknown>;
  const linear = given.scales as Record<string, Record<string, unknown>>;
  const axis = [given.scale, linear.category, linear.linear, SCALE].reduce<Record<string, unknown>>(
    (all, part) => (isObject(part) ? deepMerge(all, part) : all),
    {},
  );
  const top = Object.fromEntries(Object.entries(given).filter(([key]) => !OURS.has(key)));
  const known = { ...top, layout: { padding: SIDES }, scales: { x: axis, y: axis } };
  return walk(options, known, []);
}

function walk(options: Record<string, unknown>, known: Record<string, unknown>, path: string[]): PanelFault[] {
  const names = Object.keys(known).filter(
    (name) => typeof known[name] !== 'undefined' && !/^[_$]/.test(name) && !OURS_DEEP.has(name),
  );
  return Object.entries(options).flatMap(([key, value]) => {
    const where = [...path, key].join('.');
    if (!names.includes(key)) return [fault(key, `Unknown option "${where}"`, suggest(key, names))];
    const like = known[key];
    if (isObject(value)) {
      if (isObject(like)) return walk(value, like, [...path, key]);
      return [fault(key, `Option "${where}" is not an object`, 'Write a plain value.')];
    }
    return leafFaults(key, where, value, like);
  });
}

function leafFaults(key: string, where: string, value: unknown, like: unknown): PanelFault[] {
  if (/color$/i.test(key)) {
    if (typeof value === 'string' && (COLOURS as readonly string[]).includes(value)) return [];
    const hint = `Name a colour of the theme, so that it holds in light and dark: ${COLOURS.join(', ')}.`;
    return [fault(key, `Option "${where}" is not a colour of the theme`, hint)];
  }
  if (!isPlain(value))
    return [fault(key, `Option "${where}" is not plain data`, 'Write text, a number, true or false.')];
  const expected = Array.isArray(like) ? 'array' : typeof like;
  const found = Array.isArray(value) ? 'array' : typeof value;
  if (!['number', 'boolean', 'string', 'array'].includes(expected) || expected === found || value === null) return [];
  const wanted = `${expected === 'array' ? 'an' : 'a'} ${expected}`;
  return [fault(key, `Option "${where}" is not ${wanted}`, `Write ${wanted}.`)];
}

function fault(key: string, message: string, hint: string): PanelFault {
  return { code: 'panel-option', message, hint, key };
}

const OURS_DEEP = new Set(['family', 'callback', 'callbacks', 'constructor', '__proto__']);

function isPlain(value: unknown): boolean {
  return (
    value === null ||
    ['string', 'number', 'boolean'].includes(typeof value) ||
    (Array.isArray(value) && value.every(isPlain))
  );
}

/**
 * Options that would make a chart say something else than its data: an axis of bars or dots that does not begin at zero or ends
 * before them, runs the other way, or is not in equal steps.
 */
export function dishonestOptions({ kind, options, ...panel }: ChartPanel): PanelFault[] {
  if (kind !== 'bars' && kind !== 'dots') return [];
  const upright = 'direction' in panel && panel.direction === 'vertical';
  const scales = isObject(options?.scales) ? options.scales : {};
  const axis = isObject(scales[upright ? 'y' : 'x']) ? (scales[upright ? 'y' : 'x'] as Record<string, unknown>) : {};
  const what = kind === 'bars' ? 'Bars' : 'Dots with a stem';
  const hint = 'Leave it out; a line, or another measure, shows small differences.';
  const wrong = (key: string, why: string) =>
    fault(key, `${what} ${why}: "scales.${upright ? 'y' : 'x'}.${key}"`, hint);
  return [
    ...(Number(axis.min ?? 0) > 0 ? [wrong('min', 'stand on zero')] : []),
    ...(typeof axis.max === 'number' && axis.max <= 0 ? [wrong('max', 'stand on zero')] : []),
    ...(axis.reverse === true ? [wrong('reverse', 'grow away from zero')] : []),
    ...(axis.type !== undefined && axis.type !== 'linear' ? [wrong('type', 'are measured in equal steps')] : []),
  ];
}
