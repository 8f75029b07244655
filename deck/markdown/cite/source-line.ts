import type { Claim, Reference, SourceRef } from '../../model/deck.ts';
import { BODY_WIDTH } from '../../model/measure.ts';
import { type Reporter, report } from '../../source/faults.ts';
import { pushTo } from '../../source/objects.ts';
import { type Inline, idLink, inlineText, joined, span } from '../inline-html.ts';
import type { CitationItem, FileScope, Numeral } from '../scope.ts';
import { issuedYear } from './issued.ts';
import { itemLinks } from './numerals.ts';
import { textMeasure } from './paging.ts';
import { capitalised, referenceName } from './reference-list.ts';

/** The foot's one line in px: its width, and what the dot between two entries has beside it. The theme sets the same. */
const LINE = { width: BODY_WIDTH, dotSpace: 6 } as const;

/** A source line, and how wide it is in px. */
export interface SourceLine {
  inlines: Inline[];
  width: number;
}

/** How much of the names is shown, from the whole to the least, whether the wall is explained, and names that are alike are told apart. */
const LEVELS = [
  { voices: 'all', years: true, periods: true, wall: true, apart: true },
  { voices: 'all', years: true, periods: false, wall: true, apart: true },
  { voices: 'changed', years: true, periods: false, wall: true, apart: true },
  { voices: 'changed', years: false, periods: false, wall: true, apart: true },
  { voices: 'once', years: false, periods: false, wall: true, apart: true },
  { voices: 'once', years: false, periods: false, wall: false, apart: true },
  { voices: 'once', years: false, periods: false, wall: false, apart: false },
] as const;
type Level = (typeof LEVELS)[number];

/** What stands in the line without a numeral: at its beginning what a wall's squares are, the rest at its end. */
export interface LineEnd {
  /** The slide holds a wall of claims. */
  wall: boolean;
  /** Keys of a figure that stands behind the slide. */
  backdrop: readonly string[];
  /** What figures say of themselves: what to beware of, and when their data hold. */
  figures: readonly { note?: string; asOf?: string }[];
}

/**
 * The generated source line of a slide: what each numeral stands for, whose words first, every key a link. Names are shortened
 * until it fits in one line. A figure's period is left to its table where it has no room.
 */
export function sourceLine(file: FileScope, numerals: readonly Numeral[], end: LineEnd): SourceLine {
  let line: SourceLine = { inlines: [], width: 0 };
  for (const level of LEVELS) {
    const entries = entriesOf(file, numerals, end, level);
    line = { inlines: withDots(entries), width: widthOf(file, entries) };
    if (line.width <= LINE.width) break;
  }
  return line;
}

/** Reports a line that is wider than there is room, its names as short as they are. */
export function checkSourceLine(reporter: Reporter, { width }: SourceLine, source: SourceRef): void {
  if (width <= LINE.width) return;
  const message = `The line of sources is ${Math.ceil(width)} px wide, and ${LINE.width} px are there.`;
  const hint =
    'Give its references a shorter "title-short", its figures a shorter "note", cite the same sources in fewer and equal brackets, or part the slide.';
  report(reporter, 'long-sources', source, message, hint);
}

function entriesOf(
  file: FileScope,
  numerals: readonly Numeral[],
  { wall, backdrop, figures }: LineEnd,
  level: Level,
): Inline[][] {
  const said: string[] = [];
  const named = numerals.map(({ items }) => namedItems(file, items, level, said));
  const apart = level.apart ? toldApart(file, numerals, named.map(inlineText)) : [];
  const entries = numerals.map(({ number }, i): Inline[] => {
    return [{ tag: 'b', of: String(number) }, '\u00a0', ...(named[i] ?? []), ...(apart[i] ?? [])];
  });
  const behind = backdrop.map((key) => ({ key }));
  const last = behind.length === 0 ? [] : [namedItems(file, behind, level, [])];
  const notes = figures.flatMap(({ note, asOf }) => {
    const period = level.periods && asOf ? [`${file.words.asOf}: ${asOf}`] : [];
    return [...period, ...(note ? [note] : [])];
  });
  const squares = wall && level.wall ? [[file.words.oneSquare]] : [];
  return [...squares, ...entries, ...last, ...[...new Set(notes)].map((each) => [span(SAID, each.replace(/\.$/, ''))])];
}

/** What follows a name that another numeral has too: on whose page it was read, or its keys where that is the same as well. */
function toldApart({ tables }: FileScope, numerals: readonly Numeral[], names: readonly string[]): Inline[][] {
  const places = numerals.map(({ items: [item, more] }) => {
    const cited = item && !more ? tables.keys.get(item.key) : undefined;
    if (cited?.type !== 'reference') return undefined;
    const { publisher, containerTitle } = cited.entry;
    return [publisher, containerTitle].find((each) => each !== referenceName(cited.entry));
  });
  return numerals.map(({ items }, i) => {
    const alike = names.flatMap((name, j) => (name === names[i] ? [places[j]] : []));
    if (alike.length < 2) return [];
    const place = places[i];
    const own = place !== undefined && alike.filter((each) => each === place).length === 1;
    return own ? [`, ${place}`] : [' (', ...itemLinks(items), ')'];
  });
}

/**
 * What a bracket cites: claims by voice, each voice named once, then references, then what has a locator of its own.
 * @param said the voices that the line has named or passed over so far
 */
function namedItems(
  { tables, lang }: FileScope,
  items: readonly CitationItem[],
  level: Level,
  said: string[],
): Inline[] {
  const voices = new Map<string, { claim: Claim; item: CitationItem }[]>();
  const names = new Map<string, { reference: Reference; item: CitationItem }[]>();
  for (const item of items) {
    const cited = tables.keys.get(item.key);
    if (cited?.type === 'claim') pushTo(voices, cited.entry.voice, { claim: cited.entry, item });
    if (cited?.type === 'reference') {
      const place = item.prefix || item.locator ? ` ${item.key} ${item.prefix} ${item.locator}` : '';
      pushTo(names, referenceName(cited.entry) + place, { reference: cited.entry, item });
    }
  }
  const claims = [...voices].map(([voice, group], i) => {
    const keys = itemLinks(group.map(({ item }) => item));
    const known = level.voices === 'once' ? said.includes(voice) : said.at(-1) === voice;
    said.push(voice);
    return level.voices !== 'all' && known ? keys : [`${i === 0 ? capitalised(voice) : voice} (`, ...keys, ')'];
  });
  const references = [...names.values()].map((group) => namedReference(group, level.years ? lang : undefined));
  return joined([...claims, ...references], '; ');
}

/**
 * References of one name, each by its year: `Reuters, 2020, 2022`.
 * @param lang the language of years; none are shown without it
 */
function namedReference(
  group: readonly { reference: Reference; item: CitationItem }[],
  lang: string | undefined,
): Inline[] {
  const [{ reference, item } = {}] = group;
  if (!reference || !item) return [];
  const name = referenceName(reference);
  const rest = group.slice(1).flatMap(({ reference: { id, issued } }) => {
    const year = lang && issued && issuedYear(issued, lang);
    return year ? [', ', idLink(`cite-${id}`, year)] : [];
  });
  const year = lang && reference.issued ? `, ${issuedYear(reference.issued, lang)}` : '';
  const first = idLink(`cite-${reference.id}`, name + year);
  return [item.prefix ? `${item.prefix} ` : '', first, ...rest, item.locator ? `, ${item.locator}` : ''];
}

const DOT: Inline = { tag: 'i', of: '·' };

/** What a figure says of itself: in the article it stands at the figure, and not here again. */
const SAID = 'said';

function withDots(entries: readonly Inline[][]): Inline[] {
  return entries.flatMap((entry, i) => {
    if (i === 0) return entry;
    const dot = ['\u00a0', DOT, ' '];
    const [first] = entry;
    return isSaid(first) ? [span(SAID, [...dot, first.of].flat())] : [...dot, ...entry];
  });
}

function isSaid(inline: Inline | undefined): inline is Exclude<Inline, string> {
  return typeof inline === 'object' && inline.attrs?.class === SAID;
}

function widthOf({ host }: FileScope, entries: readonly Inline[][]): number {
  const dots = Math.max(0, entries.length - 1) * LINE.dotSpace;
  return textMeasure(host.measure).width(inlineText(withDots(entries))) + dots;
}
