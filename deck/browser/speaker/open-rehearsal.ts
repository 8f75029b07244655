import type { Words } from '../../model/words.ts';
import { writeCsv } from '../../model/write-csv.ts';
import { element } from '../shell/dom.ts';
import { openDialog } from '../shell/open-dialog.ts';
import { saveFile } from '../shell/save-file.ts';
import type { Talk } from './start-talk.ts';
import { formatSeconds } from './start-times.ts';

/** Shows what was recorded of the talk. */
export function openResult({ slides, data, run }: Talk): void {
  const rehearsed = slides.map(({ id, number, title }, index) => {
    return { id, number: number.split(' ')[0] ?? '', title, planned: data.plan[index] ?? null };
  });
  openRehearsal(rehearsalRows(rehearsed, run.read().spent ?? {}), data.words, run.forget);
}

/** Shows a recorded run, planned against actual time; saves it as a file, or forgets it. */
function openRehearsal(rows: readonly RehearsalRow[], words: Words, forget: () => void): void {
  const say = words.speaker;
  const heads = [words.slide, say.planned, say.actual, say.difference];
  const head = element('tr', {}, ...heads.map((each) => element('th', { scope: 'col' }, each)));
  const save = element('button', { type: 'button', class: 'plain' }, say.exportCsv);
  save.addEventListener('click', () => saveFile('rehearsal.csv', 'text/csv;charset=utf-8', rehearsalCsv(rows)));
  const remove = element('button', { type: 'button', class: 'plain' }, say.forget);
  const table = element(
    'table',
    {},
    element('thead', {}, head),
    element('tbody', {}, ...rows.map(renderRow)),
    element('tfoot', {}, renderRow(totalOf(rows, words.total))),
  );
  const actions = element('p', { class: 'actions' }, save, remove, element('span', { class: 'soft' }, say.keptHere));
  const dialog = openDialog(say.rehearsal, words.close, 'rehearsal', table, actions);
  remove.addEventListener('click', () => {
    forget();
    dialog.close();
  });
}

function renderRow({ number, title, planned, actual, difference }: Omit<RehearsalRow, 'id'>): HTMLTableRowElement {
  const name = element('th', { scope: 'row' }, number === '' ? title : `${number} ${title}`);
  const sign = difference !== null && difference > 0 ? '+' : '';
  const cells = [
    planned === null ? '–' : formatSeconds(planned),
    formatSeconds(actual),
    difference === null ? '–' : `${sign}${formatSeconds(difference)}`,
  ];
  return element('tr', {}, name, ...cells.map((text) => element('td', { class: 'num' }, text)));
}

function totalOf(rows: readonly RehearsalRow[], title: string): Omit<RehearsalRow, 'id'> {
  const planned = rows.reduce<number | null>(
    (sum, row) => (row.planned === null ? sum : (sum ?? 0) + row.planned),
    null,
  );
  const actual = rows.reduce((sum, row) => sum + row.actual, 0);
  return { number: '', title, planned, actual, difference: planned === null ? null : actual - planned };
}

/** A slide as it is told in a rehearsal's result. */
export interface RehearsedSlide {
  id: string;
  /** As printed: `11` or `B2`. */
  number: string;
  title: string;
  /** Seconds; null where nothing was planned. */
  planned: number | null;
}

export interface RehearsalRow extends RehearsedSlide {
  /** Seconds spent on it, all visits together; 0 if it was never shown. */
  actual: number;
  /** Actual less planned; null where nothing was planned. */
  difference: number | null;
}

/**
 * Planned against actual time, slide by slide. Unplanned slides are left out unless they were shown.
 * @param spent milliseconds by slide id
 */
export function rehearsalRows(
  slides: readonly RehearsedSlide[],
  spent: Readonly<Record<string, number>>,
): RehearsalRow[] {
  return slides
    .map((slide) => {
      const actual = Math.round((Object.hasOwn(spent, slide.id) ? (spent[slide.id] ?? 0) : 0) / 1000);
      return { ...slide, actual, difference: slide.planned === null ? null : actual - slide.planned };
    })
    .filter(({ planned, actual }) => planned !== null || actual > 0);
}

/** The rows as CSV, times in seconds; an unknown value is an empty cell. */
export function rehearsalCsv(rows: readonly RehearsalRow[]): string {
  const cells = rows.map(({ number, title, planned, actual, difference }) =>
    [number, title, planned, actual, difference].map((value) => String(value ?? '')),
  );
  return writeCsv([['slide', 'title', 'planned_s', 'actual_s', 'difference_s'], ...cells]);
}
