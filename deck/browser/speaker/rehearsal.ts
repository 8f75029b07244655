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

/**
 * The rows as CSV (RFC 4180), times in seconds; an unknown value is an empty cell. A title that a spreadsheet would take for
 * a formula is set off with an apostrophe (https://owasp.org/www-community/attacks/CSV_Injection).
 */
export function rehearsalCsv(rows: readonly RehearsalRow[]): string {
  const lines = rows.map(({ number, title, planned, actual, difference }) => [
    number,
    /^[=+\-@\t\r]/.test(title) ? `'${title}` : title,
    planned,
    actual,
    difference,
  ]);
  return [['slide', 'title', 'planned_s', 'actual_s', 'difference_s'], ...lines]
    .map((cells) => `${cells.map(cell).join(',')}\r\n`)
    .join('');
}

function cell(value: string | number | null): string {
  const text = String(value ?? '');
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
