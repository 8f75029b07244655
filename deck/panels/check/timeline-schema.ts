import { z } from 'zod';
import { PATTERNS, SHAPES, type TimelinePanel } from '../../model/panel.ts';
import { parseDate } from '../../source/columns.ts';
import { suggest } from '../../source/nearest.ts';
import { name, words } from './fields.ts';
import { keyFaults, type PanelFault } from './panel-fault.ts';

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
    ...dateFaults(panel),
    ...noteFaults(panel),
  ];
}

function unknown(whose: string, what: string, value: string, known: string[]): PanelFault {
  const message = `${whose} has the unknown ${what} "${value}"`;
  return { code: `panel-${what}`, message, hint: suggest(value, known), value, key: what };
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
    faults.push({
      code: 'panel-lane',
      message: 'A vertical timeline has no lanes',
      hint,
      value: 'vertical',
      key: 'direction',
    });
  }
  return faults;
}

function dateFaults({ events, flags = [] }: TimelinePanel): PanelFault[] {
  return [...orderFaults('Event', events), ...orderFaults('Flag', flags)];
}

function orderFaults(name: string, moments: readonly { key: string; date: string }[]): PanelFault[] {
  const faults: PanelFault[] = [];
  let last = Number.NEGATIVE_INFINITY;
  for (const { key, date } of moments) {
    const days = parseDate(date);
    const misdated = (message: string, hint: string) =>
      faults.push({ code: 'panel-date', message, hint, value: date, key: 'date' });
    if (!days) {
      const hint = 'Write 2022, 2022-10 or 2022-10-14, or two of them as 2022-10-13/2022-10-14.';
      misdated(`${name} "${key}" has no readable date: "${date}"`, hint);
    } else if (days.start < last && days.end < last) {
      misdated(
        `${name} "${key}" stands after a later one`,
        `Put the ${name.toLowerCase()}s in the order of their dates.`,
      );
    }
    last = days?.start ?? last;
  }
  return faults;
}

function noteFaults({ events, notes = [], lanes = [] }: TimelinePanel): PanelFault[] {
  const known = events.map(({ key }) => key);
  const ends = notes.flatMap(({ text, from, to }) =>
    [from, to].filter((end) => !known.includes(end)).map((end) => unknown(`The note "${text}"`, 'event', end, known)),
  );
  if (notes.length === 0 || (lanes.length > 0 && !lanes.some(({ side }) => side))) return ends;
  const hint = 'Set the events in lanes without side, or write the note into the caption.';
  return [
    ...ends,
    {
      code: 'panel-note',
      message: 'There is no room for notes but over lanes one under the other',
      hint,
      key: 'notes',
    },
  ];
}
