/**
 * A figure's data table as rows of text, its first row the heads. Numbers are bare, their unit in the heads; dates are ISO 8601, a missing value is
 * empty. What stands above a group of rows becomes their first cell.
 */
export function tableRows(table: HTMLTableElement): string[][] {
  const grouped = table.querySelector('th[scope=rowgroup]') !== null;
  const { unit } = table.dataset;
  let group = '';
  return [...table.rows].flatMap((row) => {
    const [first] = row.cells;
    if (first?.getAttribute('scope') === 'rowgroup') {
      group = first.textContent ?? '';
      return [];
    }
    const head = row.parentElement?.tagName === 'THEAD';
    const cells = [...row.cells].map((cell, i) => cellText(cell) + (head && unit && i > 0 ? ` (${unit})` : ''));
    return [grouped ? [head ? '' : group, ...cells] : cells];
  });
}

function cellText(cell: HTMLTableCellElement): string {
  return cell.dataset.value ?? cell.querySelector('time')?.dateTime ?? (cell.textContent ?? '').trim();
}
