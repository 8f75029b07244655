/** What a slide lists that no author writes out: agenda, claim ledger, references, and the wall of claims. */

import { inlineHtml, keptInlines, keyLinks, linksTo, referenceEntry, span } from '../markdown/index.ts';
import type { Agenda, ClaimGroup, ClaimList, ClaimRow, ClaimWall, ReferenceList } from '../model/deck.ts';
import { escapeHtml } from '../model/html.ts';
import { GRADES, type Grade, gradeSign } from '../model/signs.ts';
import type { Words } from '../model/words.ts';

/** The same rows under the id of the slide that they stand on, where the list is one on paper. */
type Part<List> = List & { id?: string };

const COLUMNS = 6;

/** An empty cell of a table; where rows stand one below the other it has nothing to say. */
const NOTHING = '<span class="nothing">–</span>';

/** The sections as a list; the one that the slide stands in is marked. */
export function renderAgenda({ sections, current }: Agenda): string {
  const items = sections.map(({ name, target }) => {
    const mark = name === current ? ' aria-current="true"' : '';
    return `<li><a href="#${escapeHtml(target)}"${mark}>${escapeHtml(name)}</a></li>`;
  });
  return `<ol class="agenda">${items.join('')}</ol>`;
}

/** The claim ledger as a table, one body for each group on each part. A group's line stands once where the list is one. */
export function renderLedger(parts: readonly Part<ClaimList>[], words: Words): string {
  const heads = [words.whose, words.found.label, words.references, words.slides];
  const head = heads.map((text) => `<th scope="col">${escapeHtml(text)}</th>`).join('');
  const first = `<th scope="col" colspan="2">${escapeHtml(words.claim)}</th>`;
  const bodies = parts.flatMap(({ id, groups }) =>
    groups.map((group, i) => {
      const line = id !== undefined && group.goesOn ? '' : groupLine(group, words);
      const rows = group.rows.map((row) => renderClaim(row, group, words));
      return `<tbody${idOf(i === 0 ? id : undefined)}>\n${line}${rows.join('\n')}\n</tbody>`;
    }),
  );
  const long = [parts[0]?.longIds ? ' long-ids' : '', parts[0]?.longKeys ? ' long-keys' : ''].join('');
  return `<table class="ledger${long}">\n<colgroup>${'<col>'.repeat(COLUMNS)}</colgroup>\n<thead><tr>${first}${head}</tr></thead>\n${bodies.join('\n')}\n</table>`;
}

function groupLine({ grade, count }: ClaimGroup, { found, meanings }: Words): string {
  if (!grade) return '';
  const line = `${gradeSign(grade)}<b>${escapeHtml(found[grade])} ${count}</b> <span>${escapeHtml(meanings[grade])}</span>`;
  return `<tr class="group"><th scope="rowgroup" colspan="${COLUMNS}">${line}</th></tr>\n`;
}

function renderClaim({ claim, found, usedOn }: ClaimRow, { grade }: ClaimGroup, words: Words): string {
  const { id, figure, voice, kind, references } = claim;
  const said = figure === undefined ? [] : [' ', span('claim-figure', keptInlines(`(${figure})`))];
  // Where the rows stand one below the other, each says its grade itself.
  const graded = grade ? `<span class="row-grade">${gradeSign(grade)}${escapeHtml(words.found[grade])}</span>` : '';
  const cells = [
    inlineHtml([...keptInlines(claim.claim), ...said]),
    escapeHtml(`${voice}, ${kind}`),
    graded + (found ? inlineHtml(keptInlines(found)) : NOTHING),
    references.length === 0 ? NOTHING : inlineHtml(keyLinks(references)),
    usedOn.length === 0 ? NOTHING : inlineHtml(linksTo(usedOn)),
  ];
  const row = cells.map((cell) => `<td>${cell}</td>`).join('');
  const cites = references.length === 0 ? '' : ` data-cite="${escapeHtml(references.join(' '))}"`;
  return `<tr id="cite-${escapeHtml(id)}"${cites}><th scope="row">${escapeHtml(id)}</th>${row}</tr>`;
}

/** The reference list: each part in its columns. */
export function renderReferences(parts: readonly Part<ReferenceList>[], lang: string, words: Words): string {
  const lists = parts.map(({ id, columns, longKeys }) => {
    const shown = columns.map((rows) => {
      const items = rows.map(({ reference, usedOn }) => {
        const entry = `<span class="entry">${inlineHtml(referenceEntry(reference, usedOn, { lang, words }))}</span>`;
        const key = escapeHtml(reference.id);
        return `<li id="cite-${key}"><span class="key">${key}</span> ${entry}</li>`;
      });
      return `<ol class="references${longKeys ? ' long-keys' : ''}">\n${items.join('\n')}\n</ol>`;
    });
    return `<div class="reference-columns"${idOf(id)}>\n${shown.join('\n')}\n</div>`;
  });
  return lists.join('\n');
}

function idOf(id: string | undefined): string {
  return id === undefined ? '' : ` id="${escapeHtml(id)}"`;
}

/** Squares in a column of the wall; its widest group takes so many columns at most. */
const ROWS = 4;
const MOST_COLUMNS = 9;
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
  return Math.min(MOST_COLUMNS, Math.max(2, Math.ceil(squares / ROWS)));
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
