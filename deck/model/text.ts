/**
 * What a slide says as values: paragraphs, lists and tables of runs. For those who write another format than HTML.
 */
import type { BodyPart } from './deck.ts';
import type { Voice } from './signs.ts';

/** Text of one look. A `\n` in it is a line break. */
export interface Run {
  text: string;
  bold?: true;
  italic?: true;
  strike?: true;
  underline?: true;
  /** Set in the mono face. */
  code?: true;
  /** Raised or lowered. */
  shift?: 'up' | 'down';
  /** An address, or `#` and an id of the deck. */
  link?: string;
  /** BCP 47, where it is not the slide's. */
  lang?: string;
  /** Classes of all that it stands in, the outermost first. */
  classes?: readonly string[];
  /** The sign of who speaks stands before it. */
  sign?: Voice;
}

interface BlockBase {
  classes: readonly string[];
  lang?: string;
}

interface Paragraph extends BlockBase {
  type: 'paragraph';
  runs: Run[];
}

export interface Heading extends BlockBase {
  type: 'heading';
  runs: Run[];
}

export interface List extends BlockBase {
  type: 'list';
  ordered: boolean;
  /** Number of the first item. */
  start: number;
  /** HTML's `type`: `1`, `a`, `A`, `i` or `I`. */
  style?: string;
  items: ListItem[];
}

export interface ListItem {
  blocks: Block[];
  classes: readonly string[];
}

export interface Quote extends BlockBase {
  type: 'quote';
  blocks: Block[];
}

export interface Code extends BlockBase {
  type: 'code';
  /** What file it is of, as its author says. */
  file?: string;
  lines: CodePiece[][];
  /** Its lines have their numbers before them. */
  numbered?: true;
}

/** A piece of a line of code. */
export interface CodePiece {
  text: string;
  /** Its class, `c-keyword` and the like, where it is of a kind: see deck/build/highlight.ts. */
  name?: string;
}

export interface TableCell {
  runs: Run[];
  align?: 'left' | 'center' | 'right';
  /** A head, of a column or of a row. */
  head?: true;
  /** How many columns it takes, if more than one. */
  span?: number;
}

export interface Table extends BlockBase {
  type: 'table';
  caption?: Run[];
  head: TableCell[][];
  rows: TableCell[][];
}

/** A fenced div, a part of a figure of words, a row of columns: known by its classes. */
export interface Box extends BlockBase {
  type: 'box';
  /** Width in per cent that its author asked for. */
  width?: number;
  blocks: Block[];
}

/** A picture in a paragraph of its own, by its address in the page. */
export interface Image extends BlockBase {
  type: 'image';
  address: string;
  alt: string;
  width: number;
  height: number;
  /** In per cent of the room that it has. */
  percent?: number;
}

/** A figure or a wall of claims: the slide's own value. */
export interface Drawn extends BlockBase {
  type: 'drawn';
  part: Exclude<BodyPart, string>;
  /** The numeral of what it cites. */
  cite: Run[];
}

export type Block = Paragraph | Heading | List | Quote | Code | Table | Box | Image | Drawn;

/** All that a slide says, but for its lists of claims and references, which are values already. */
export interface SlideText {
  title: Run[];
  /** Under the title, on the cover alone. */
  cover?: { subtitle: Run[]; byline: Run[][] };
  body: Block[];
  band: Block[];
  /** What stands at its foot in place of the deck's words. */
  foot?: Run[];
  /** One a footnote, in order. */
  footnotes: Block[][];
  /** The generated source line. */
  sources: Run[];
  notes: Block[];
  /** Kinds of tokens that are known by their text alone. */
  unknown: string[];
}

/** Words of magnitudes and of hundredths, in the languages that the page has words for and their neighbours. */
const SCALES =
  'thousand|million|billion|trillion|per cent|percent|percentage points|' +
  'Tsd|Mio|Mrd|Bio|Tausend|tausend|Million(?:en)?|Milliarden?|Billion(?:en)?|Prozent|Prozentpunkten?|Prozentpunkte|' +
  'mille|millions?|milliards?|pour cent|mil|millón|millones|por ciento|mila|milion[ei]|miliard[oi]|per cento|' +
  'אלף|אלפים|מיליון|מיליארד|אחוז|אחוזים|ألف|آلاف|مليون|ملايين|مليار|مليارات|بالمئة|في المئة';

/** Signs and short words of units, and of magnitudes. */
const UNIT = new RegExp(
  `(?<=\\p{N})[ ](?=(?:[%‰€£$°Ωµ٪]|(?:mm|cm|m|km|ha|mg|g|kg|t|s|min|h|V|W|kW|MW|GW|kWh|MWh|GWh|TWh|Hz|kHz|MHz|GHz|kB|MB|GB|TB|EUR|USD|Uhr|Grad|${SCALES})(?![\\p{L}\\p{N}])))`,
  'gu',
);

const MONTHS =
  'January|February|March|April|May|June|July|August|September|October|November|December|' +
  'Januar|Jänner|Februar|März|Mai|Juni|Juli|Oktober|Dezember|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Okt|Oct|Nov|Dez|Dec|' +
  '[בל]?(?:ינואר|פברואר|מרץ|אפריל|מאי|יוני|יולי|אוגוסט|ספטמבר|אוקטובר|נובמבר|דצמבר)|' +
  'يناير|فبراير|مارس|أبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر';

/** Words before the number of a page, a paragraph, an item: the shortened ones with their stop. */
const POINTERS =
  '(?:S|Nr|Abb|Abs|Art|Bd|Kap|Tab|Ziff|Rn|p|pp|No|Nos|Fig|Figs|Sec|Ch|Vol|Eq)\\.|§§?|Artikel|Absatz|Nummer|Seite|Abbildung|Tabelle|Kapitel|' +
  "Page|Figure|Table|Article|Section|Chapter|page|figure|table|article|section|chapter|עמ['׳]|ص\\.?";

/** A text in which a number and its unit are not parted at a line's end. */
export function keepUnits(text: string): string {
  return text.replace(UNIT, '\u00a0');
}

/** Blanks at which no line of prose ends. */
const KEPT: readonly RegExp[] = [
  UNIT,
  // 67 Su-25, 4 A-320
  /(?<=(?<![\p{N}.,])\p{N}{1,3}) (?=\p{Lu}\p{L}{0,4}[-\u2011]\p{N})/gu,
  // 27. November, 27 November, 27th November, 27 בנובמבר
  new RegExp(`(?<=(?<![\\p{N}.,])\\p{N}{1,2}(?:\\.|st|nd|rd|th)?) (?=(?:${MONTHS})(?!\\p{L}))`, 'gu'),
  // November 27
  new RegExp(`(?<=(?<!\\p{L})(?:${MONTHS})\\.?) (?=\\p{N}{1,2}(?![\\p{N}.:]))`, 'gu'),
  // S. 12, Nr. 5, Section 4, § 3
  new RegExp(`(?<=(?<![\\p{L}\\p{N}])(?:${POINTERS})) (?=\\p{N})`, 'gu'),
  // z. B., k. A., i. d. R., J. S.
  /(?<=(?<![\p{L}\p{N}.])\p{L}\.(?:[ \u00a0]\p{L}\.)*) (?=\p{L}{1,2}\.)/gu,
];

/** A text in which what belongs together is not parted at a line's end: number and unit, day and month, "S." and its page, "z. B.". */
export function keepTogether(text: string): string {
  // Most texts have neither a number nor a lone letter, and to look for what stands around them takes longer.
  if (!/\p{N}|\p{L}\. ?\p{L}{1,2}\./u.test(text)) return text;
  return KEPT.reduce((kept, blank) => kept.replace(blank, '\u00a0'), text);
}

/** Words with hyphens in them, and ranges of numbers. */
const JOINED =
  /(?<![\p{L}\p{N}-])[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)+(?![\p{L}\p{N}-])|(?<![\p{L}\p{N}.,–-])\p{N}+(?:[.,]\p{N}+)*–\p{N}+(?:[.,]\p{N}+)*(?![\p{L}\p{N}–-])/gu;
/** A longer word may break after all: it would not fit in a column. */
const LONGEST = 24;

/** A text in its parts: `kept` are those that stand on one line whole, words with a part of three letters or fewer or with a digit. */
export function keptWords(text: string): { text: string; kept: boolean }[] {
  if (text !== '' && !/[-–]/.test(text)) return [{ text, kept: false }];
  const parts: { text: string; kept: boolean }[] = [];
  let at = 0;
  for (const { 0: word, index } of text.matchAll(JOINED)) {
    if (word.length > LONGEST || !word.split('-').some((part) => part.length <= 3 || /\p{N}/u.test(part))) continue;
    if (index > at) parts.push({ text: text.slice(at, index), kept: false });
    parts.push({ text: word, kept: true });
    at = index + word.length;
  }
  if (at < text.length) parts.push({ text: text.slice(at), kept: false });
  return parts;
}
