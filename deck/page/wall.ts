import type { ClaimWall } from '../model/deck.ts';
import { escapeHtml } from '../model/html.ts';
import { GRADES, type Grade, gradeSign } from '../model/signs.ts';
import type { Words } from '../model/words.ts';

/** Squares in a column of the wall; its widest group takes so many columns at most. */
const ROWS = 4;
const WIDEST = 9;
/** In px, as theme/evidence.css sets them: a square with its gap, the gap between summed groups, and letters at least and at most as wide. */
const SQUARE = 56;
const GAP = 58;
const LETTER = 9;
const DIGIT = 16;

/** Every claim as a square that leads to its ledger row, grouped by grade and counted; a bracket sums neighbouring groups. */
export function renderWall({ claims, sum }: ClaimWall, { found }: Words): string {
  const ids = new Map(GRADES.map((grade) => [grade, claims.filter((claim) => claim.grade === grade)]));
  const count = (grade: Grade) => ids.get(grade)?.length ?? 0;
  const group = (grade: Grade) => {
    const squares = (ids.get(grade) ?? []).map(({ id }) => square(id));
    const columns = columnsFor(squares.length);
    return [
      `<div class="wall-group" data-grade="${grade}" data-columns="${columns}">`,
      `<p class="wall-count">${gradeSign(grade)}<b>${squares.length}</b></p>`,
      `<p class="wall-word">${escapeHtml(found[grade])}</p>`,
      `<ul>${squares.join('')}</ul>`,
      '</div>',
    ].join('');
  };
  const shown = GRADES.filter((grade) => count(grade) > 0);
  const summed = shown.filter((grade) => sum.includes(grade));
  const total = summed.reduce((all, grade) => all + count(grade), 0);
  const parts = shown.map((grade) => {
    // A sum of one part says nothing.
    if (!summed.includes(grade) || summed.length === 1) return group(grade);
    if (grade !== summed[0]) return '';
    const said = `${summed.map(count).join(' + ')} = `;
    const words = `${said}<b>${total}</b>`;
    const groups = summed.map((each) => ({ squares: count(each), letters: found[each].length }));
    const under = roomBeside(groups) < `${said}${total}`.length * DIGIT ? ' under' : '';
    return `<div class="wall-sum${under}">${summed.map(group).join('')}<p class="wall-total">${words}</p></div>`;
  });
  return `<div class="wall">${parts.join('')}</div>`;
}

function columnsFor(squares: number): number {
  return Math.min(WIDEST, Math.max(2, Math.ceil(squares / ROWS)));
}

/** How much of a line right above the bracket no square stands in, from its right end, in px. */
function roomBeside(groups: readonly { squares: number; letters: number }[]): number {
  const laid = groups.map(({ squares, letters }) => {
    const columns = columnsFor(squares);
    const rows = Math.ceil(squares / columns);
    return {
      rows,
      width: Math.max(columns * SQUARE, letters * LETTER),
      last: (squares - (rows - 1) * columns) * SQUARE,
    };
  });
  const most = Math.max(...laid.map(({ rows }) => rows));
  let room = 0;
  for (const { rows, width, last } of laid.toReversed()) {
    if (rows === most) return room + width - last;
    room += width + GAP;
  }
  return room;
}

/** A square shows the id without its letters; it is read aloud whole. */
function square(id: string): string {
  const [, letters = '', number = id] = /^(\D*)(.+)$/.exec(id) ?? [];
  const hidden = letters ? `<span>${escapeHtml(letters)}</span>` : '';
  return `<li><a href="#cite-${escapeHtml(id)}">${hidden}${escapeHtml(number)}</a></li>`;
}
