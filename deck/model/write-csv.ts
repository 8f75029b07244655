/**
 * A cell as spreadsheets can open it without running it: text that one of them would take for a formula gets an apostrophe
 * before it (https://owasp.org/www-community/attacks/CSV_Injection). A plain number is no text: `-5` stays what it is.
 */
function csvCell(cell: string): string {
  const number = /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i.test(cell);
  const formula = !number && /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/.test(cell);
  const text = formula ? `'${cell}` : cell;
  return formula || /[",;\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Rows as CSV (RFC 4180): comma, CRLF, a byte order mark so that spreadsheets read it as UTF-8; formulas are neutralised. */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')}`;
}
