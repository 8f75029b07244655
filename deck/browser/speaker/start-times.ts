import type { SpeakerWords } from '../../model/speaker-words.ts';
import { element } from '../shell/dom.ts';
import { elapsed, type Run } from './start-run.ts';

export interface TimesView {
  /** Shows the run's times at this moment, for the slide at `index`. */
  show(run: Run, index: number, now: number): void;
}

/** Elapsed and remaining time, the slide's own time, and how the talk stands against its plan, in words. */
export function startTimes(
  list: HTMLElement,
  words: SpeakerWords,
  plan: () => readonly (number | null)[],
  duration: () => number | null,
): TimesView {
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
  return {
    show(run, index, now) {
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
    },
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

/** How a talk stands against its plan. */
export interface Pace {
  state: 'ahead' | 'on' | 'behind';
  /** By how many seconds; 0 when on time. */
  seconds: number;
}

/**
 * On time is who is on a slide within the time that is planned for it; who comes to it earlier is ahead, who is still on it
 * later is behind.
 *
 * @param plan planned seconds of every slide; null where nothing is planned
 * @param index the slide that is shown
 * @param elapsed seconds since the talk began
 * @returns nothing for a slide that is not planned: a backup slide is neither early nor late
 */
export function paceAt(plan: readonly (number | null)[], index: number, elapsed: number): Pace | undefined {
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
