import type { Judged, Unit } from './rows.ts';

const HEAD = ['figure', 'slides', 'median', 'from – to', 'limit page', 'ratio', 'reach', '', ''];

/**
 * The figures as one table of text, a line each; what repeats the line above is left out.
 *
 * @returns lines without a last line break
 */
export function formatTable(judged: readonly Judged[]): string {
  const rows = judged.map((each, i) => cells(each, judged[i - 1]?.row !== each.row));
  const widths = HEAD.map((head, column) => Math.max(...[HEAD, ...rows].map((row) => (row[column] ?? head).length)));
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) =>
        column === 0 || column > 6 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd();
  const rule = widths
    .map((width) => '─'.repeat(width))
    .join('  ')
    .trimEnd();
  return [line(HEAD), rule, ...rows.map(line)].join('\n');
}

function cells({ row, figure, median, ratio, reach, reached }: Judged, first: boolean): string[] {
  const { unit } = row;
  const limit = figure.limitPage;
  return [
    first ? row.what : '',
    figure.slides === undefined ? '' : whole(figure.slides),
    amount(median, unit),
    figure.runs.length > 1
      ? `${number(Math.min(...figure.runs), unit)} – ${number(Math.max(...figure.runs), unit)}`
      : '',
    limit ? amount(median / (ratio ?? 1), unit) : '',
    ratio === undefined ? '' : `${ratio.toFixed(2)} ×`,
    reach === undefined ? '' : `≤ ${row.ratio === undefined ? amount(reach, unit) : `${reach.toFixed(2)} ×`}`,
    reached === undefined ? '' : reached ? 'reached' : 'NOT REACHED',
    figure.note ?? '',
  ];
}

function amount(value: number, unit: Unit): string {
  return unit ? `${number(value, unit)} ${unit}` : number(value, unit);
}

/** Two decimals for seconds, one for small figures, none for large ones and for counts. */
function number(value: number, unit: Unit): string {
  if (unit === 's') return value.toFixed(2);
  return unit === '' || value >= 100 ? whole(value) : value.toFixed(1);
}

function whole(value: number): string {
  return Math.round(value).toLocaleString('en');
}
