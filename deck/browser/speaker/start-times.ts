/** The talk's time against its plan: while it runs, and of a recorded run slide by slide. */

import type { Words } from '../../model/words.ts';
import { saveFile, writeCsv } from '../figures/save-figure.ts';
import { element } from '../shell/dom.ts';
import { openDialog } from '../stage/open-dialog.ts';
import { elapsed, type Run } from './start-run.ts';
import type { Talk } from './start-talk.ts';

/**
 * Elapsed and remaining time, the slide's own time, and how the talk stands against its plan, in words.
 * @returns shows the run's times at a moment, for the slide at `index`
 */
export function startTimes(
  list: HTMLElement,
  words: Words['speaker'],
  plan: () => readonly (number | null)[],
  duration: () => number | null,
): (run: Run, index: number, now: number) => void {
  const row = (name: string, label: string) => {
    const [term, value] = [element('dt', {}, label), element('dd', { class: 'value' })];
    list.append(element('div', { class: name }, term, value));
    return { term, value };
  };
  const total = row('elapsed', words.elapsed);
  const left = row('remaining', words.remaining);
  const own = row('own', words.thisSlide);
  const state = element('p', { class: 'pace' });
  list.after(state);
  const put = (place: HTMLElement, text: string) => {
    // Writing the same again would wake whoever watches the page.
    if (place.textContent !== text) place.textContent = text;
  };
  return (run, index, now) => {
    const ran = elapsed(run.timer, now);
    const seconds = Math.floor(ran / 1000);
    const talk = duration();
    put(total.value, formatSeconds(seconds));
    const rest = talk === null ? null : talk - seconds;
    put(left.term, rest !== null && rest < 0 ? words.over : words.remaining);
    put(left.value, rest === null ? '–' : formatSeconds(Math.abs(rest)));
    left.value.classList.toggle('over', rest !== null && rest < 0);
    const planned = plan()[index] ?? null;
    const here = formatSeconds(Math.floor((ran - run.since) / 1000));
    put(own.value, planned === null ? here : `${here} / ${formatSeconds(planned)}`);
    put(state, stateOf(run, seconds, index));
    state.dataset.state = run.recording ? 'recording' : '';
  };

  function stateOf(run: Run, seconds: number, index: number): string {
    const pace = talkRuns(run) && duration() !== null ? paceAt(plan(), index, seconds) : undefined;
    const parts = [
      run.recording ? words.recording : '',
      run.timer.startedAt === null ? (run.timer.before === 0 ? words.notStarted : words.paused) : '',
      pace ? (pace.state === 'on' ? words.onTime : `${formatSeconds(pace.seconds)} ${words[pace.state]}`) : '',
    ];
    return parts.filter(Boolean).join(' · ');
  }
}

const talkRuns = ({ timer }: Run) => timer.startedAt !== null || timer.before > 0;

/**
 * On time is who is on a slide within the time that is planned for it; who comes to it earlier is ahead, who is still on it
 * later is behind.
 *
 * @param plan planned seconds of every slide; null where nothing is planned
 * @param index the slide that is shown
 * @param elapsed seconds since the talk began
 * @returns by how many seconds; nothing for a slide that is not planned: a backup slide is neither early nor late
 */
export function paceAt(
  plan: readonly (number | null)[],
  index: number,
  elapsed: number,
): { state: 'ahead' | 'on' | 'behind'; seconds: number } | undefined {
  const own = plan[index];
  if (own === null || own === undefined) return undefined;
  const from = plan.slice(0, index).reduce<number>((sum, each) => sum + (each ?? 0), 0);
  if (elapsed < from) return { state: 'ahead', seconds: from - elapsed };
  if (elapsed > from + own) return { state: 'behind', seconds: elapsed - from - own };
  return { state: 'on', seconds: 0 };
}

/** Whole seconds as `m:ss`, from an hour on as `h:mm:ss`; a minus sign before what is below zero. */
export function formatSeconds(seconds: number): string {
  const whole = Math.abs(Math.trunc(seconds));
  const [h, m, s] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const rest = `${h > 0 ? String(m).padStart(2, '0') : m}:${String(s).padStart(2, '0')}`;
  return `${seconds <= -1 ? '−' : ''}${h > 0 ? `${h}:` : ''}${rest}`;
}

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
interface RehearsalRow {
  id: string;
  /** As printed: `11` or `B2`. */
  number: string;
  title: string;
  /** Seconds; null where nothing was planned. */
  planned: number | null;
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
  slides: readonly Omit<RehearsalRow, 'actual' | 'difference'>[],
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
