import { defaults } from 'chart.js';
import '../draw/config.ts';
import type { ChartPanel } from '../../model/panel.ts';
import { suggest } from '../../source/nearest.ts';
import { deepMerge, isObject } from '../../source/objects.ts';
import { partsOf, sumOf } from '../layout/datum.ts';
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
  if (Array.isArray(value)) return value.every(isPlain);
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}

/** An option at a path, and where the panel's values are measured. */
interface Said {
  value: unknown;
  /** Whether the path is of the axis that values are measured on; of none in a drawing that places its marks itself. */
  measured: boolean;
  panel: ChartPanel;
}

interface Rule {
  path: RegExp;
  /** Whatever its value where this is silent. */
  wrong?: (said: Said) => boolean;
  /** What the option would do, or what it does away with. */
  why: string;
}

const FROM_ZERO: readonly ChartPanel['kind'][] = ['bars', 'dots'];
const fromZero = ({ measured, panel }: Said) => measured && FROM_ZERO.includes(panel.kind);
const number = (value: unknown) => (typeof value === 'number' ? value : Number.NaN);

/** Every value of a panel, ends of intervals with them. */
function valuesOf(panel: ChartPanel): number[] {
  if (!('values' in panel)) return [];
  const ends = panel.kind === 'line' ? [panel.low ?? [], panel.high ?? []] : [];
  const isStacked = panel.kind === 'bars' && panel.arrangement === 'stacked';
  const sums = isStacked ? panel.categories.map((_, c) => sumOf(partsOf(panel, c))) : [];
  return [...[panel.values, ...ends].flat(2).filter((value) => value !== null), ...sums];
}

/** What would make a chart say something else than its data, wherever it is said: the first rule that holds is told. */
const RULES: readonly Rule[] = [
  {
    path: /^scales\.[xy]\.(?:min|suggestedMin)$/,
    wrong: (said) => fromZero(said) && number(said.value) > 0,
    why: 'stand on zero',
  },
  { path: /^scales\.[xy]\.max$/, wrong: (said) => fromZero(said) && number(said.value) <= 0, why: 'stand on zero' },
  {
    path: /^scales\.[xy]\.beginAtZero$/,
    wrong: (said) => fromZero(said) && said.value === false,
    why: 'stand on zero',
  },
  {
    path: /^scales\.[xy]\.min$/,
    wrong: ({ value, measured, panel }) => !measured || valuesOf(panel).some((each) => each < number(value)),
    why: 'show all that they have',
  },
  {
    path: /^scales\.[xy]\.max$/,
    wrong: ({ value, measured, panel }) => !measured || valuesOf(panel).some((each) => each > number(value)),
    why: 'show all that they have',
  },
  {
    path: /^scales\.[xy]\.reverse$/,
    wrong: ({ value }) => value === true,
    why: 'grow away from zero, and time runs to the right',
  },
  {
    path: /^scales\.[xy]\.type$/,
    wrong: ({ value, measured }) => !measured || value !== 'linear',
    why: 'are measured in equal steps',
  },
  {
    path: /^scales\.[xy]\.stacked$/,
    why: 'are stacked by arrangement: "stacked", which sees to it that they are parts of one whole',
  },
  {
    path: /^scales\.[xy]\.(?:offset|clip|grid\.offset|ticks\.labelOffset)$/,
    why: 'have their marks, ticks and names at one place',
  },
  { path: /(?:^|\.)spanGaps$/, wrong: ({ value }) => value !== false, why: 'leave a gap where a value is missing' },
  { path: /(?:^|\.)tension$/, wrong: ({ value }) => value !== 0, why: 'go straight from value to value' },
  {
    path: /(?:^|\.)(?:cubicInterpolationMode|stepped|fill|showLine)$/,
    why: 'go straight from value to value',
  },
  {
    path: /^elements\.line\.borderDash(?:Offset)?$/,
    why: 'are broken where a series says dashed: it tells a forecast',
  },
  { path: /(?:^|\.)(?:inflateAmount|minBarLength|base)$/, why: 'are as long as their values' },
];

const SUBJECTS: Readonly<Record<ChartPanel['kind'], string>> = {
  bars: 'Bars',
  dots: 'Dots with a stem',
  line: 'Lines',
  timeline: 'Timelines',
  units: 'Units',
  diverging: 'Shares',
};

/** Options that would make a chart say something else than its data, at any depth. */
export function dishonestOptions(panel: ChartPanel): PanelFault[] {
  const upright = panel.kind === 'line' || ('direction' in panel && panel.direction === 'vertical');
  const measuring =
    FROM_ZERO.includes(panel.kind) || panel.kind === 'line' ? `scales.${upright ? 'y' : 'x'}.` : undefined;
  const hint = 'Leave it out; a line, or another measure, shows small differences.';
  return leaves(panel.options ?? {}).flatMap(([path, value]): PanelFault[] => {
    const said = { value, panel, measured: measuring !== undefined && path.startsWith(measuring) };
    const rule = RULES.find((each) => each.path.test(path) && each.wrong?.(said) !== false);
    if (!rule) return [];
    return [fault(path.replace(/^.*\./, ''), `${SUBJECTS[panel.kind]} ${rule.why}: "${path}"`, hint)];
  });
}

function leaves(options: Record<string, unknown>, path: readonly string[] = []): [path: string, value: unknown][] {
  return Object.entries(options).flatMap(([key, value]): [string, unknown][] =>
    isObject(value) ? leaves(value, [...path, key]) : [[[...path, key].join('.'), value]],
  );
}
