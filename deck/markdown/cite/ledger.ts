import type { BackLink, Claim, ClaimGroup, ClaimList, ClaimRow, LongKeys } from '../../model/deck.ts';
import { GRADES } from '../../model/signs.ts';
import { type Words, wordsFor } from '../../model/words.ts';
import { inlineText } from '../inline-html.ts';
import type { DeckScope } from '../scope.ts';
import { keyLinks } from './numerals.ts';
import { breakPages, type Cell, PAGE, type TextMeasure, textMeasure } from './paging.ts';

/** Widths of the columns in px: id, claim, voice and kind, what was found, references, slides. The theme sets the same. */
const WIDTHS = [46, 350, 196, 400, 92, 68] as const;
/** The same where ids, references or both are longer than their column: none is broken, and the others make room. */
const LONG_IDS = [190, 290, 150, 362, 92, 68] as const;
const LONG_KEYS = [46, 300, 168, 320, 250, 68] as const;
const LONG_BOTH = [190, 260, 124, 260, 250, 68] as const;

/** The widths of a ledger's columns. */
function ledgerWidths({ longIds, longKeys }: LongKeys): readonly number[] {
  if (longIds) return longKeys ? LONG_BOTH : LONG_IDS;
  return longKeys ? LONG_KEYS : WIDTHS;
}

function longKeysOf(measure: TextMeasure, claims: readonly Claim[]): LongKeys {
  const [id, , , , keys] = WIDTHS;
  const isLong = (key: string, width: number, weight: 400 | 600) => measure.width(key, weight) > width - PAGE.gapPx;
  return {
    ...(claims.some((claim) => isLong(claim.id, id, 600)) && { longIds: true }),
    ...(claims.some(({ references }) => references.some((key) => isLong(key, keys, 400))) && { longKeys: true }),
  };
}
/** Height in px of the line that opens a group. */
const GROUP_LINE = 32;

/** The claim ledger, grouped by grade where there are grades, parted among as many slides as it needs. */
export function ledgerPages(
  { host, words }: DeckScope,
  claims: readonly Claim[],
  links: ReadonlyMap<string, BackLink[]>,
): ClaimList[] {
  const measure = textMeasure(host.measure);
  const long = longKeysOf(measure, claims);
  const widths = ledgerWidths(long);
  const groups = groupsOf(claims).map(({ rows, ...group }) => {
    const found = rows.map((claim) => ({ claim, found: foundText(claim, words), usedOn: links.get(claim.id) ?? [] }));
    return { ...group, rows: found };
  });
  const rows = groups.flatMap((group) => group.rows.map((row, i) => ({ group, row, opens: i === 0 })));
  const heads = [words.claim, words.whose, words.found.label, words.references, words.slides];
  const room = PAGE.height - measure.rowHeight(cellsOf(['', ...heads], 600, widths));
  // A page begins with the line of its first group; so does each group on it.
  const own = rows.map(({ row }) => heightOf(measure, row, widths));
  const line = (stands: boolean) => (stands ? GROUP_LINE : 0);
  const heights = rows.map(({ group, opens }, i) => (own[i] ?? 0) + line(group.grade !== undefined && opens));
  const opening = rows.map(({ group }, i) => (own[i] ?? 0) + line(group.grade !== undefined));
  const pages = breakPages(rows, heights, room, opening);
  return pages.map((page) => ({ type: 'claims', ...long, groups: pageGroups(page) }));
}

function pageGroups(
  page: readonly { group: Omit<ClaimGroup, 'goesOn'>; row: ClaimRow; opens: boolean }[],
): ClaimGroup[] {
  const groups = [...new Set(page.map(({ group }) => group))];
  return groups.map((group) => {
    const own = page.filter((each) => each.group === group);
    return { ...group, goesOn: !own[0]?.opens, rows: own.map(({ row }) => row) };
  });
}

function groupsOf(claims: readonly Claim[]): { grade?: Claim['grade'] & string; count: number; rows: Claim[] }[] {
  if (!claims.some(({ grade }) => grade)) return [{ count: claims.length, rows: [...claims] }];
  return GRADES.flatMap((grade) => {
    const rows = claims.filter((claim) => claim.grade === grade);
    return rows.length > 0 ? [{ grade, count: rows.length, rows }] : [];
  });
}

/** What was found without the grade that it may begin with: the group says it, and the card. */
export function foundText({ check, grade }: Claim, { found }: Words): string {
  if (!grade) return check;
  // A ledger may name its grades in English in any deck.
  const names = [wordsFor('en').found[grade], found[grade], grade, ...(grade === 'na' ? ['n/a'] : [])].map((name) =>
    name.toLowerCase(),
  );
  const begun = names.find(
    (name) => check.toLowerCase().startsWith(name) && /^(?:[:,;]|\s*$)/.test(check.slice(name.length)),
  );
  const rest = begun === undefined ? check : check.slice(begun.length).replace(/^[:,;]\s*/, '');
  return rest.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}

function heightOf(measure: TextMeasure, { claim, found, usedOn }: ClaimRow, widths: readonly number[]): number {
  const { id, figure, voice, kind, references } = claim;
  const said = figure === undefined ? claim.claim : `${claim.claim} (${figure})`;
  const texts = [
    '',
    '',
    `${voice}, ${kind}`,
    found,
    inlineText(keyLinks(references)),
    usedOn.map(({ label }) => label).join(', '),
  ];
  const bold = cellsOf([id, said], 600, widths);
  return measure.rowHeight([...bold, ...cellsOf(texts, 400, widths).slice(2)]);
}

function cellsOf(texts: readonly string[], weight: 400 | 600, widths: readonly number[]): Cell[] {
  return texts.map((text, i) => ({ text, width: widths[i] ?? 0, weight }));
}
