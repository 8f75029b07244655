import type { TimelinePanel } from '../../model/panel.ts';
import { parseDate } from '../../source/columns.ts';
import { suggest } from '../../source/nearest.ts';
import { keyFaults, type PanelFault } from './check-keys.ts';

/** Faults in what a timeline says: keys, dates of the calendar in order, statuses that exist. */
export function checkTimeline({ events, statuses }: TimelinePanel): PanelFault[] {
  const known = statuses.map(({ key }) => key);
  const faults = [...keyFaults('events', events), ...keyFaults('statuses', statuses)];
  let last = Number.NEGATIVE_INFINITY;
  for (const { key, date, status } of events) {
    if (!known.includes(status)) {
      const message = `Event "${key}" has the unknown status "${status}"`;
      faults.push({ code: 'panel-status', message, hint: suggest(status, known), value: status, key: 'status' });
    }
    const days = parseDate(date);
    if (!days) {
      const hint = 'Write 2022, 2022-10 or 2022-10-14, or two of them as 2022-10-13/2022-10-14.';
      faults.push({
        code: 'panel-date',
        message: `Event "${key}" has no readable date: "${date}"`,
        hint,
        value: date,
        key: 'date',
      });
    } else if (days.start < last && days.end < last) {
      const hint = 'Put the events in the order of their dates.';
      faults.push({
        code: 'panel-date',
        message: `Event "${key}" stands after a later one`,
        hint,
        value: date,
        key: 'date',
      });
    }
    last = days?.start ?? last;
  }
  return faults;
}
