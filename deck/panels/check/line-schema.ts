import type { LinePanel } from '../../model/panel.ts';
import { parseDate } from '../../source/columns.ts';
import { suggest } from '../../source/nearest.ts';
import type { PanelFault } from './panel-fault.ts';

/** So many lines can be told apart. */
const MOST = 5;

/** Faults in what only lines say: their number, dates on the axis, where strokes break. */
export function checkLine(panel: LinePanel): PanelFault[] {
  const faults = [...dateFaults(panel), ...dashFaults(panel)];
  if (panel.series.length <= MOST || panel.small?.by === 'series') return faults;
  const hint = `Keep the ${MOST} that the title speaks of, or repeat the figure for each: small: { by: 'series' }.`;
  return [
    ...faults,
    { code: 'panel-series', message: `${panel.series.length} lines cannot be told apart`, hint, key: 'series' },
  ];
}

function dateFaults({ categories }: LinePanel): PanelFault[] {
  const dated = categories.filter(({ date }) => date !== undefined);
  if (dated.length === 0) return [];
  let last = Number.NEGATIVE_INFINITY;
  return categories.flatMap(({ key, date }): PanelFault[] => {
    if (date === undefined) {
      const hint = 'Give every category its date, or none.';
      return [{ code: 'panel-date', message: `Category "${key}" has no date`, hint, value: key, key: 'key' }];
    }
    const days = parseDate(date);
    const before = last;
    last = days?.start ?? last;
    if (days && days.start > before) return [];
    const hint = days
      ? 'Put the categories in the order of their dates.'
      : 'Write 2022, 2022-10 or 2022-10-14, or two of them as 2022-10-13/2022-10-14.';
    const message = days
      ? `Category "${key}" is not later than the one before it`
      : `Category "${key}" has no readable date: "${date}"`;
    return [{ code: 'panel-date', message, hint, value: date, key: 'date' }];
  });
}

function dashFaults({ series, categories }: LinePanel): PanelFault[] {
  const known = categories.map(({ key }) => key);
  return series.flatMap(({ key, dashedFrom }): PanelFault[] => {
    if (dashedFrom === undefined || known.includes(dashedFrom)) return [];
    const message = `Series "${key}" is dashed from the unknown category "${dashedFrom}"`;
    return [{ code: 'panel-dash', message, hint: suggest(dashedFrom, known), value: dashedFrom, key: 'dashedFrom' }];
  });
}
