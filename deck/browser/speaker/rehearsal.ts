import { writeCsv } from '../../model/write-csv.ts';

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
