import type { Claim, Reference, SourceRef } from '../../model/deck.ts';
import { type Reporter, report } from '../../source/faults.ts';
import { type Inline, idLink, inlineHtml, inlineText, joined } from '../inline-html.ts';
import type { FileScope } from '../scope.ts';
import { itemLinks } from './key-links.ts';
import { capitalised, referenceName } from './names.ts';
import type { CitationItem, Numeral } from './numeral.ts';
import { textMeasure } from './paging.ts';

/** The foot's one line in px: its width, and what the dot between two entries has beside it. The theme sets the same. */
const LINE = { width: 1152, dotSpace: 6 } as const;

/** A source line, and how wide it is in px. */
export interface SourceLine {
  html: string;
  width: number;
}

/** How much of the names is shown, from the whole to the least. */
const LEVELS = [
  { voices: 'all', references: 'years' },
  { voices: 'changed', references: 'years' },
  { voices: 'changed', references: 'names' },
  { voices: 'none', references: 'keys' },
] as const;
type Level = (typeof LEVELS)[number];

/**
 * The generated source line of a slide: what each numeral stands for, whose words first, every key a link. Names are shortened
 * until it fits in one line.
 * @param backdrop keys without a numeral, last
 */
export function sourceLine(file: FileScope, numerals: readonly Numeral[], backdrop: readonly string[]): SourceLine {
  let line: SourceLine = { html: '', width: 0 };
  for (const level of LEVELS) {
    const entries = entriesOf(file, numerals, backdrop, level);
    line = { html: inlineHtml(withDots(entries)), width: widthOf(file, entries) };
    if (line.width <= LINE.width) break;
  }
  return line;
}

/** Reports a line that is wider than there is room, its names as short as they are. */
export function checkSourceLine(reporter: Reporter, { width }: SourceLine, source: SourceRef): void {
  if (width <= LINE.width) return;
  const message = `The line of sources is ${Math.ceil(width)} px wide, and ${LINE.width} px are there.`;
  const hint =
    'Give its references a shorter "title-short", cite the same sources in fewer and equal brackets, or part the slide.';
  report(reporter, 'long-sources', source, message, hint);
}

function entriesOf(
  file: FileScope,
  numerals: readonly Numeral[],
  backdrop: readonly string[],
  level: Level,
): Inline[][] {
  let before: string | undefined;
  const entries = numerals.map(({ number, items }) => {
    const named = namedItems(file, items, level, before);
    before = named.voice;
    return [{ tag: 'b', of: String(number) }, ' ', ...named.inlines];
  });
  if (backdrop.length === 0) return entries;
  return [
    ...entries,
    namedItems(
      file,
      backdrop.map((key) => ({ key })),
      level,
      undefined,
    ).inlines,
  ];
}

/** What a bracket cites: claims by voice, each voice named once, then references, then what has a locator of its own. */
function namedItems(
  { tables }: FileScope,
  items: readonly CitationItem[],
  level: Level,
  before: string | undefined,
): { inlines: Inline[]; voice: string | undefined } {
  const voices = new Map<string, { claim: Claim; item: CitationItem }[]>();
  const names = new Map<string, { reference: Reference; item: CitationItem }[]>();
  for (const item of items) {
    const cited = tables.keys.get(item.key);
    if (cited?.type === 'claim') add(voices, cited.entry.voice, { claim: cited.entry, item });
    if (cited?.type === 'reference') {
      const place = item.prefix || item.locator ? ` ${item.key} ${item.prefix} ${item.locator}` : '';
      add(names, referenceName(cited.entry) + place, { reference: cited.entry, item });
    }
  }
  const first = [...voices.keys()][0];
  const same = voices.size === 1 && names.size === 0 && first === before;
  const silent = level.voices === 'none' || (level.voices === 'changed' && same);
  const claims = [...voices].map(([voice, group], i) => {
    const keys = itemLinks(group.map(({ item }) => item));
    return silent ? keys : [`${i === 0 ? capitalised(voice) : voice} (`, ...keys, ')'];
  });
  const references =
    level.references === 'keys'
      ? [itemLinks([...names.values()].flatMap((group) => group.map(({ item }) => item)))]
      : [...names.values()].map((group) => namedReference(group, level.references === 'years'));
  const voice = voices.size === 1 && names.size === 0 ? first : undefined;
  return { inlines: joined([...claims, ...references], '; '), voice };
}

function add<T>(groups: Map<string, T[]>, name: string, entry: T): void {
  const known = groups.get(name);
  if (known) known.push(entry);
  else groups.set(name, [entry]);
}

/** References of one name, each by its year: `Reuters, 2020, 2022`. */
function namedReference(group: readonly { reference: Reference; item: CitationItem }[], years: boolean): Inline[] {
  const [{ reference, item } = {}] = group;
  if (!reference || !item) return [];
  const name = referenceName(reference);
  const rest = group.slice(1).flatMap(({ reference: { id, issued } }) => {
    const year = years ? issued?.slice(0, 4) : undefined;
    return year ? [', ', idLink(`cite-${id}`, year)] : [];
  });
  const year = years && reference.issued ? `, ${reference.issued.slice(0, 4)}` : '';
  const first = idLink(`cite-${reference.id}`, name + year);
  return [item.prefix ? `${item.prefix} ` : '', first, ...rest, item.locator ? `, ${item.locator}` : ''];
}

const DOT: Inline = { tag: 'i', of: '·' };

function withDots(entries: readonly Inline[][]): Inline[] {
  return entries.flatMap((entry, i) => (i === 0 ? entry : [' ', DOT, ' ', ...entry]));
}

function widthOf({ host }: FileScope, entries: readonly Inline[][]): number {
  const dots = Math.max(0, entries.length - 1) * LINE.dotSpace;
  return textMeasure(host.measure).width(inlineText(withDots(entries))) + dots;
}
