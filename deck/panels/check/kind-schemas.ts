/** What only single kinds of figures have, their fields and the faults in them: timelines, lines, and small multiples. */

import { z } from 'zod';
import {
  type AnnotatedPanel,
  type LinePanel,
  PATTERNS,
  SHAPES,
  type TimelinePanel,
  type ValueAt,
  type ValuesPanel,
} from '../../model/panel.ts';
import { parseDate } from '../../source/columns.ts';
import { suggest } from '../../source/nearest.ts';
import { type Days, sameIn } from '../layout/time-axis.ts';
import { name, words } from './fields.ts';
import { keyFaults, type PanelFault, turnedFaults } from './panel-fault.ts';

const shape = z.enum(SHAPES);
const pattern = z.enum(PATTERNS).optional();
const moment = { key: z.string(), date: name, dateLabel: words, text: words, cites: z.array(name).optional() };
const event = z.strictObject({
  ...moment,
  status: name.optional(),
  lane: name.optional(),
  amount: words.optional(),
  emphasis: z.boolean().optional(),
});
const lane = z.strictObject({
  key: z.string(),
  label: words,
  side: z.enum(['above', 'below']).optional(),
  shape: shape.optional(),
  pattern,
});
const note = z.strictObject({
  key: name.optional(),
  from: name,
  to: name,
  text: words,
  cites: z.array(name).optional(),
});

/** The fields that only a timeline has. */
export const timelineFields = {
  statuses: z
    .array(z.strictObject({ key: z.string(), label: words, shape, pattern }))
    .min(1)
    .optional(),
  lanes: z.array(lane).min(1).optional(),
  events: z.array(event).min(1),
  flags: z.array(z.strictObject(moment)).min(1).optional(),
  notes: z.array(note).min(1).optional(),
};

/** Faults in what a timeline says: keys, dates of the calendar in order, statuses, lanes and events that exist. */
export function checkTimeline(panel: TimelinePanel): PanelFault[] {
  const { events, statuses = [], lanes = [], flags = [] } = panel;
  return [
    ...keyFaults('events', events),
    ...keyFaults('statuses', statuses),
    ...keyFaults('lanes', lanes),
    ...keyFaults('flags', flags),
    ...statusFaults(panel),
    ...laneFaults(panel),
    ...orderFaults('Event', events),
    ...orderFaults('Flag', flags),
    ...noteFaults(panel),
  ];
}

function unknown(whose: string, what: string, value: string, known: string[]): PanelFault {
  const message = `${whose} has the unknown ${what} "${value}"`;
  const hint =
    known.length > 0
      ? suggest(value, known)
      : `Name it in "${what === 'status' ? 'statuses' : `${what}s`}", with its key and its label.`;
  return { code: `panel-${what}`, message, hint, value, key: what };
}

/** Events may all go without a status; where some have one, a mark without a kind would be read as a kind of its own. */
function statusFaults({ events, statuses, lanes }: TimelinePanel): PanelFault[] {
  const known = (statuses ?? []).map(({ key }) => key);
  const bare = lanes !== undefined || (!statuses && events.every(({ status }) => status === undefined));
  return events.flatMap(({ key, status }): PanelFault[] => {
    if (status !== undefined) return known.includes(status) ? [] : [unknown(`Event "${key}"`, 'status', status, known)];
    if (bare) return [];
    const hint =
      'Give every event a status, and say in statuses how each is named and marked; or leave out all of both.';
    return [{ code: 'panel-status', message: `Event "${key}" has no status`, hint, value: key, key: 'key' }];
  });
}

function laneFaults({ events, lanes, direction }: TimelinePanel): PanelFault[] {
  const known = (lanes ?? []).map(({ key }) => key);
  const faults = events.flatMap(({ key, lane, amount }): PanelFault[] => {
    if (lanes && lane === undefined) {
      const hint = `Name one of the lanes: ${known.join(', ')}.`;
      return [{ code: 'panel-lane', message: `Event "${key}" stands in no lane`, hint, value: key, key: 'key' }];
    }
    if (lane !== undefined && !known.includes(lane)) return [unknown(`Event "${key}"`, 'lane', lane, known)];
    if (amount === undefined || lanes) return [];
    const hint = 'Amounts stand over the line of a lane: set the events in lanes, or write the sum into the text.';
    return [
      { code: 'panel-lane', message: `Event "${key}" has an amount but no lane`, hint, value: amount, key: 'amount' },
    ];
  });
  const sides = (lanes ?? []).flatMap(({ side }) => side ?? []);
  if (sides.length > 0 && (sides.length !== 2 || lanes?.length !== 2 || sides[0] === sides[1])) {
    const hint = 'Two lanes share the strip, one with side: "above" and one with side: "below"; or leave both out.';
    faults.push({ code: 'panel-lane', message: 'The lanes are not on either side of the strip', hint, key: 'side' });
  }
  if (lanes && direction === 'vertical') {
    const hint = 'Leave out the direction: in a narrow column lanes run down by themselves.';
    const message = 'A vertical timeline has no lanes';
    faults.push({ code: 'panel-lane', message, hint, value: 'vertical', key: 'direction' });
  }
  return faults;
}

const DATES = 'Write 2022, 2022-10 or 2022-10-14, or two of them as 2022-10-13/2022-10-14.';

function orderFaults(name: string, moments: readonly { key: string; date: string }[]): PanelFault[] {
  const faults: PanelFault[] = [];
  let last = Number.NEGATIVE_INFINITY;
  for (const { key, date } of moments) {
    const days = parseDate(date);
    const misdated = (message: string, hint: string) =>
      faults.push({ code: 'panel-date', message, hint, value: date, key: 'date' });
    const order = `Put the ${name.toLowerCase()}s in the order of their dates.`;
    if (!days) misdated(`${name} "${key}" has no readable date: "${date}"`, DATES);
    else if (days.start < last && days.end < last) misdated(`${name} "${key}" stands after a later one`, order);
    last = days?.start ?? last;
  }
  return faults;
}

function noteFaults({ events, notes = [], lanes = [] }: TimelinePanel): PanelFault[] {
  const known = events.map(({ key }) => key);
  const ends = notes.flatMap(({ text, from, to }) =>
    [from, to].filter((end) => !known.includes(end)).map((end) => unknown(`The note "${text}"`, 'event', end, known)),
  );
  if (ends.length === 0)
    ends.push(...notes.flatMap((note) => turnedFaults(`The note "${note.text}"`, note, known, 'event')));
  if (notes.length === 0 || (lanes.length > 0 && !lanes.some(({ side }) => side))) return ends;
  const hint = 'Set the events in lanes without side, or write the note into the caption.';
  const message = 'There is no room for notes but over lanes one under the other';
  return [...ends, { code: 'panel-note', message, hint, key: 'notes' }];
}

/** So many lines can be told apart. */
const MOST_LINES = 5;

/** Faults in what only lines say: their number, dates on the axis, where strokes break. */
export function checkLine(panel: LinePanel): PanelFault[] {
  const faults = [...lineDateFaults(panel), ...dashFaults(panel)];
  if (panel.series.length <= MOST_LINES || panel.small?.by === 'series') return faults;
  const hint = `Keep the ${MOST_LINES} that the title speaks of, or repeat the figure for each: small: { by: 'series' }.`;
  const message = `${panel.series.length} lines cannot be told apart`;
  return [...faults, { code: 'panel-series', message, hint, key: 'series' }];
}

const IN_ORDER = 'Put the categories in the order of their dates.';

/** Dates run on; of small multiples by group, in each group from its own first. */
function lineDateFaults({ categories, small }: LinePanel): PanelFault[] {
  const dated = categories.filter(({ date }) => date !== undefined);
  if (dated.length === 0) return [];
  const lasts = new Map<string | undefined, Days>();
  return categories.flatMap(({ key, date, group }): PanelFault[] => {
    if (date === undefined) {
      const hint = 'Give every category its date, or none.';
      return [{ code: 'panel-date', message: `Category "${key}" has no date`, hint, value: key, key: 'key' }];
    }
    const days = parseDate(date);
    const run = small?.by === 'group' ? group : undefined;
    const before = lasts.get(run);
    if (!days) return [undated(key, date)];
    lasts.set(run, days);
    if (!before || days.start + days.end > before.start + before.end) return [];
    const within = days.start > before.start;
    const hint = within ? 'Give it a date of the same kind: a value stands in the middle of its days.' : IN_ORDER;
    const message = `Category "${key}" is not later than the one before it`;
    return [{ code: 'panel-date', message, hint, row: key, value: date, key: 'date' }];
  });
}

/** A category whose date no calendar has. */
export function undated(key: string, date: string): PanelFault {
  const message = `Category "${key}" has no readable date: "${date}"`;
  return { code: 'panel-date', message, hint: DATES, row: key, value: date, key: 'date' };
}

function dashFaults({ series, categories }: LinePanel): PanelFault[] {
  const known = categories.map(({ key }) => key);
  return series.flatMap(({ key, dashedFrom }): PanelFault[] => {
    if (dashedFrom === undefined || known.includes(dashedFrom)) return [];
    const message = `Series "${key}" is dashed from the unknown category "${dashedFrom}"`;
    return [{ code: 'panel-dash', message, hint: suggest(dashedFrom, known), value: dashedFrom, key: 'dashedFrom' }];
  });
}

/** The field of small multiples. */
export const smallFields = {
  small: z
    .strictObject({ by: z.enum(['series', 'group']), columns: z.number().int().min(1).max(6).optional() })
    .optional(),
};

/** So many figures beside and under each other can still be compared. */
const MOST_SMALL = 12;

/** Faults in what a panel of small multiples says: there must be several of what it is repeated by, and every row in one. */
export function checkSmall(panel: ValuesPanel): PanelFault[] {
  const { small, series, categories } = panel;
  if (!small) return [];
  const fault = (message: string, hint: string): PanelFault => ({ code: 'panel-small', message, hint, key: 'small' });
  const count = small.by === 'series' ? series.length : new Set(categories.map(({ group }) => group)).size;
  if (small.by === 'group' && categories.some(({ group }) => group === undefined)) {
    const hint = 'Give each category its group, or repeat the figure by series.';
    return [fault('Not every category is in a group, by which the figure is repeated', hint)];
  }
  if (count < 2) return [fault(`There is only one ${small.by} to repeat the figure by`, 'Leave out "small".')];
  const lost = lostFaults(panel);
  if (lost.length > 0) return lost;
  if (small.by === 'series' && panel.kind === 'diverging') {
    const hint = "Repeat it by group, or make it bars: kind: 'bars' with small: { by: 'series' }.";
    return [fault('Degrees of one whole cannot be parted: each would stand beside a rest that the others are', hint)];
  }
  if (small.by === 'series' && panel.kind === 'dots' && panel.arrangement) {
    const hint = 'Leave out "arrangement", or repeat the figure by group.';
    return [fault(`A figure for each series has nothing to join in a ${panel.arrangement}`, hint)];
  }
  if (count > MOST_SMALL)
    return [fault(`${count} small figures cannot be compared`, `Keep the ${MOST_SMALL} that matter most.`)];
  return [];
}

/** Notes, differences and bands over several of the small figures, which no bracket can join. */
function lostFaults(panel: ValuesPanel): PanelFault[] {
  const { small, categories } = panel;
  const { notes = [], differences = [], bands = [] } = panel as Partial<AnnotatedPanel>;
  const figureOf = ({ category, series: name }: ValueAt) =>
    small?.by === 'series' ? name : categories.find(({ key }) => key === category)?.group;
  const apart = (from: ValueAt, to: ValueAt) => {
    const ends = [figureOf(from), figureOf(to)];
    // What names no series stands in each figure.
    return ends[0] !== ends[1] && !(small?.by === 'series' && ends.includes(undefined));
  };
  const fault = (what: string, value: string, inside: string): PanelFault => ({
    code: 'panel-small',
    message: `${what} reaches from one of the small figures into another`,
    hint: `Leave it out, or give both its ends one ${small?.by ?? 'group'}.`,
    value,
    inside,
  });
  return [
    ...notes.flatMap((note) =>
      'from' in note && apart({ category: note.from }, { category: note.to })
        ? [fault(`The note "${note.text}"`, note.text, 'notes')]
        : [],
    ),
    ...differences.flatMap(({ from, to }) =>
      apart(from, to)
        ? [fault(`The difference of "${from.category}" and "${to.category}"`, to.category, 'differences')]
        : [],
    ),
    ...bands.flatMap(({ from, to }) =>
      typeof from === 'string' && typeof to === 'string' && small?.by === 'group' && !isInGroup(panel, from, to)
        ? [fault(`The band from "${from}" to "${to}"`, from, 'bands')]
        : [],
    ),
  ];
}

/** Whether a band from one category to another has a place in one of the groups, by its dates too. */
function isInGroup({ categories }: ValuesPanel, from: string, to: string): boolean {
  const [first, last] = [from, to].map((end) => categories.find(({ key }) => key === end));
  if (!first || !last) return true;
  return [...new Set(categories.map(({ group }) => group))].some((name) => {
    const members = categories.filter(({ group }) => group === name);
    const [start, end] = [sameIn(members, first, 'from'), sameIn(members, last, 'to')];
    return start !== undefined && end !== undefined && members.indexOf(start) <= members.indexOf(end);
  });
}
