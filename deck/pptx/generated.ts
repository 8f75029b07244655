import { keyLinks, linksTo, referenceEntry, runsOf } from '../markdown/index.ts';
import type { BodyPart, ClaimList, ClaimRow, ClaimWall, Deck, ReferenceList } from '../model/deck.ts';
import { GRADES, type Grade } from '../model/signs.ts';
import type { Run, Table, TableCell } from '../model/text.ts';
import { type Words, wordsOf } from '../model/words.ts';
import { ownPara } from './builder.ts';
import type { Box } from './look.ts';
import { column, type Flow, type Piece, row } from './pieces.ts';
import { drawGrade } from './signs.ts';
import { type TableLook, tablePiece } from './table.ts';
import { SETTINGS, type Style } from './typeset.ts';
import { SIGNS } from './write-text.ts';

/** Sizes of rows that are made to be looked up: theme/ledger.css and theme/evidence.css. */
const SMALL: Style = { size: 16, line: 18.5, colour: 'ink' };
const LEDGER_COLUMNS = [58, 336, 156, 420, 116, 66];
/** The same where ids, references or both are long. */
const LONG_IDS = [190, 286, 130, 364, 116, 66];
const LONG_KEYS = [58, 280, 138, 340, 270, 66];
const LONG_BOTH = [190, 250, 112, 264, 270, 66];
const LEDGER: TableLook = {
  cell: SMALL,
  head: { ...SMALL, colour: 'soft', bold: true },
  pad: { x: 12, y: 4.5 },
  firstBold: true,
  name: 'Claims',
};

/** The claim ledger or the reference list of a slide, if it is one of those. */
export function generatedPiece(flow: Flow, parts: readonly BodyPart[], deck: Deck, width: number): Piece | undefined {
  const words = wordsOf(deck.meta);
  const lists = parts.flatMap((part) => {
    if (typeof part === 'string') return [];
    if (part.type === 'claims') return [ledger(flow, part, words, width)];
    return part.type === 'references' ? [references(flow, part, deck.meta.lang, words, width)] : [];
  });
  return lists.length > 0 ? column(lists) : undefined;
}

function ledger(flow: Flow, { groups, longIds, longKeys }: ClaimList, words: Words, width: number): Piece {
  const short = longKeys ? LONG_KEYS : LEDGER_COLUMNS;
  const widths = longIds ? (longKeys ? LONG_BOTH : LONG_IDS) : short;
  const head = (text: string, span = 1): TableCell => ({ runs: [{ text }], head: true, span });
  const rows = groups.flatMap(({ grade, count, rows }) => {
    const runs: Run[] = grade
      ? [
          { text: `${SIGNS[grade]}\u00a0 ` },
          { text: `${words.found[grade]} ${count}`, bold: true },
          { text: ` ${words.meanings[grade]}`, classes: ['soft'] },
        ]
      : [];
    const group: TableCell = { span: LEDGER_COLUMNS.length, runs };
    return [...(grade ? [[group]] : []), ...rows.map(claimCells)];
  });
  const table: Table = {
    type: 'table',
    classes: [],
    head: [
      [head(words.claim, 2), head(words.whose), head(words.found.label), head(words.references), head(words.slides)],
    ],
    rows,
  };
  return tablePiece(flow, table, width, { ...LEDGER, widths });
}

function claimCells({ claim, found, usedOn }: ClaimRow): TableCell[] {
  const { id, figure, voice, kind, references } = claim;
  const said: Run[] = [
    { text: claim.claim, bold: true },
    ...(figure === undefined ? [] : [{ text: ` (${figure})`, classes: ['soft'] }]),
  ];
  const links = references.length === 0 ? [{ text: '–' }] : runsOf(keyLinks(references));
  const slides = usedOn.length === 0 ? [{ text: '–' }] : runsOf(linksTo(usedOn));
  return [
    { runs: [{ text: id }], head: true },
    { runs: said },
    { runs: [{ text: `${voice}, ${kind}`, classes: ['soft'] }] },
    { runs: [{ text: found || '–' }] },
    { runs: links },
    { runs: slides },
  ];
}

/** Entries in columns, each a table of keys and entries. */
function references(
  flow: Flow,
  { columns, longKeys }: ReferenceList,
  lang: string,
  words: Words,
  width: number,
): Piece {
  const gap = 32;
  const wide = (width - gap) / 2;
  const keys = columns.flat().map(({ reference }) => flow.builder.kit.measures.sans(reference.id, SMALL.size, 700));
  const key = Math.max(64, ...keys.map((each) => each * SETTINGS.widest.bold + 12));
  // A long key stands over its entry, as on the page.
  const widths = longKeys ? [wide] : [key, wide - key];
  const look: TableLook = { ...LEDGER, pad: { x: 8, y: 2.5 }, widths, firstBold: !longKeys, name: 'References' };
  const pieces = columns.map((entries) => {
    const rows = entries.map(({ reference, usedOn }): TableCell[] => {
      const entry = runsOf(referenceEntry(reference, usedOn, { lang, words }));
      if (longKeys) return [{ runs: [{ text: `${reference.id}\n`, bold: true }, ...entry] }];
      return [{ runs: [{ text: reference.id }], head: true }, { runs: entry }];
    });
    return tablePiece(flow, { type: 'table', classes: [], head: [], rows }, wide, look);
  });
  return row(pieces, wide, gap);
}

const SQUARE = 50;
const GAP = 6;
/** Height of a group's number and word over its squares. */
const HEAD = 90;

/** Every claim as a square, grouped by grade and counted: see page/lists.ts. */
export function wallPiece(flow: Flow, { claims, sum }: ClaimWall, { found }: Words, width: number): Piece {
  const { builder, scale } = flow;
  const step = (SQUARE + GAP) * scale;
  const groups = GRADES.flatMap((grade) => {
    const ids = claims.filter((claim) => claim.grade === grade).map(({ id }) => id);
    if (ids.length === 0) return [];
    const columns = Math.min(9, Math.max(2, Math.ceil(ids.length / 4)));
    const label = builder.kit.measures.sans(found[grade], 20 * scale, 600);
    return [{ grade, ids, columns, width: Math.max(columns * step - GAP * scale, label) }];
  });
  const natural = groups.reduce((all, group) => all + group.width, 0);
  const rows = Math.max(0, ...groups.map(({ ids, columns }) => Math.ceil(ids.length / columns)));
  const gap = groups.length > 1 ? Math.max(12, (width - natural) / (groups.length - 1)) : 0;
  const height = HEAD * scale + rows * step + (sum.length > 0 ? 14 : 0);
  return {
    height,
    before: 18,
    draw(box) {
      builder.group({ name: 'Claims by grade' }, { ...box, height }, () => {
        let { x } = box;
        const summed: Span[] = [];
        for (const group of groups) {
          const { grade, ids, width } = group;
          if (sum.includes(grade)) summed.push({ from: x, to: x + width, count: ids.length });
          drawGroup(flow, group, { x, y: box.y, width, height }, found[grade]);
          x += width + gap;
        }
        drawSum(flow, summed, box.y + height - 12);
      });
    },
  };
}

/** Where a group stands from left to right, and how many it has. */
interface Span {
  from: number;
  to: number;
  count: number;
}

/** A bracket under neighbouring groups, and at its end how many they are together. */
function drawSum({ builder }: Flow, groups: readonly Span[], y: number): void {
  const [first, last] = [groups[0], groups.at(-1)];
  if (!first || !last) return;
  const [{ from }, { to }] = [first, last];
  const counts = groups.map(({ count }) => count);
  const total = counts.reduce((all, count) => all + count, 0);
  const name = 'Bracket';
  builder.shape(name, { x: from, y: y + 8, width: to - from, height: 2 }, { fill: 'ink' });
  for (const x of [from, to - 2]) builder.shape(name, { x, y, width: 2, height: 10 }, { fill: 'ink' });
  const style: Style = { size: 26, line: 34, colour: 'ink', serif: true, align: 'right' };
  const runs: Run[] = [{ text: `${counts.join(' + ')} = ` }, { text: String(total), bold: true }];
  const box = { x: to - 240, y: y - 36, width: 240, height: 34 };
  builder.line('Sum', box, runs, style);
}

function drawGroup(
  { builder, scale }: Flow,
  { grade, ids, columns }: { grade: Grade; ids: readonly string[]; columns: number },
  box: Box,
  word: string,
): void {
  const big: Style = { size: 54 * scale, line: 54 * scale, colour: 'ink', serif: true };
  drawGrade(builder, grade, { x: box.x, y: box.y + 10 * scale, width: 34 * scale, height: 34 * scale });
  const count = { x: box.x + 48 * scale, y: box.y, width: 120, height: 54 * scale };
  builder.line('Count', count, String(ids.length), big);
  const under = { ...box, y: box.y + 58 * scale, height: 26 * scale };
  builder.line(word, under, word, { size: 20 * scale, line: 26 * scale, colour: 'ink', bold: true });
  ids.forEach((id, i) => {
    const at = {
      x: box.x + (i % columns) * (SQUARE + GAP) * scale,
      y: box.y + (HEAD + Math.floor(i / columns) * (SQUARE + GAP)) * scale,
      width: SQUARE * scale,
      height: SQUARE * scale,
    };
    const [, , number = id] = /^(\D*)(.+)$/.exec(id) ?? [];
    const look = SQUARES[grade];
    const style: Style = { size: 18 * scale, line: 22 * scale, colour: look.text, bold: true, align: 'center' };
    builder.frame({
      name: id,
      box: at,
      anchor: 'ctr',
      fill: look.fill,
      stroke: look.edge ? { colour: look.edge, width: 2 } : undefined,
      paras: [ownPara([{ text: number, link: `#cite-${id}` }], style)],
    });
  });
}

const SQUARES: Readonly<Record<Grade, { fill: string; text: string; edge?: string }>> = {
  yes: { fill: 'accent', text: 'on-accent' },
  partly: { fill: 'half', text: 'ink', edge: 'accent' },
  no: { fill: 'ink', text: 'paper' },
  unknown: { fill: 'paper', text: 'ink', edge: 'ink' },
  na: { fill: 'tint', text: 'soft' },
};
