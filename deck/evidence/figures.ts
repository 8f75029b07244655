import type { SourceRef } from '../model/deck.ts';
import type { TextPiece } from '../model/reading.ts';

/** A number that says how much or how many. */
export interface Figure {
  /** As it is printed, with its sign of per cent. */
  text: string;
  /** With its word of scale: `1.5bn` is 1,500,000,000. */
  value: number;
  /** Without that word. */
  bare: number;
  percent: boolean;
  /** Where it begins in the text. */
  index: number;
}

/** Words before a number that is a name or the place of something: a page, a step, a version. */
const POINTERS =
  'weeks?|days?|quarters?|sprints?|rounds?|sessions?|slides?|pages?|pp?|figures?|figs?|tables?|tabs?|sections?|chapters?|chs?|nos?|numbers?|notes?|footnotes?|articles?|arts?|paragraphs?|phases?|stages?|steps?|parts?|versions?|v|vol|volumes?|rooms?|hangars?|gates?|platforms?|docks?|buildings?|channels?|terminals?|lines?|levels?|annex|appendix|question|item|' +
  'wochen?|kw|tag|quartal|runde|sitzung|folien?|seiten?|s|abb|abbildung|tabellen?|kapitel|abschnitte?|halle|gleis|tor|raum|teil|schritt|artikel|absatz|abs|ziffer|nr|nummer|zeile|anhang|frage|stufe|' +
  'semaines?|jour|trimestre|tour|séance|diapos?|planches?|tableaux?|chapitres?|étapes?|partie|annexe|página|tabla|figura|capítulo|tableau';

const SCALES: readonly (readonly [factor: number, words: string])[] = [
  [1e3, 'k thousand tsd tausend'],
  [1e6, 'm mn million millions millionen mio'],
  [1e9, 'bn billion billions mrd milliarden milliards'],
  [1e12, 'trillion'],
];

/** How a language writes numbers and months, made once for each. */
interface Written {
  number: RegExp;
  group: RegExp;
  decimal: string;
  /** What holds digits and is no figure. */
  others: readonly RegExp[];
}

const known = new Map<string, Written>();

/**
 * The figures of a text: numbers that state an amount. None are dates and times, cross references ("slide 4", "p. 12"), names
 * (Su-25, ICD 203, A320), ordinals (1st, "2." at a heading's beginning), versions, addresses. Words ("nine in ten") are not read.
 *
 * @param heading a number at its beginning is its place in a row
 */
export function figuresIn(text: string, lang: string, heading = false): Figure[] {
  // Most texts hold none, and what else is masked has digits as well.
  if (!/\d/.test(text)) return [];
  const written = known.get(lang) ?? writtenIn(lang);
  known.set(lang, written);
  const bare = mask(text, written.others, heading);
  const found: Figure[] = [];
  for (const match of bare.matchAll(written.number)) {
    const figure = readFigure(bare, match.index, match[0], written);
    if (figure) found.push(figure);
  }
  return found;
}

/** Where a figure of a piece stands in its file. */
export function placeOf({ source }: Pick<TextPiece, 'source'>, index: number): SourceRef {
  return source.column === undefined ? source : { ...source, column: source.column + index };
}

/** Whether two numbers are the same, as far as they are written. */
export function isSame(a: Pick<Figure, 'value' | 'percent'>, b: Pick<Figure, 'value' | 'percent'>): boolean {
  return a.percent === b.percent && Math.abs(a.value - b.value) <= 1e-9 * Math.max(1, Math.abs(a.value));
}

function mask(text: string, others: readonly RegExp[], heading: boolean): string {
  let bare = text;
  for (const other of others) bare = bare.replace(other, (found) => '\u0001'.repeat(found.length));
  return heading ? bare.replace(/^\s*\d{1,2}[.)]?(?=\s)/u, (found) => '\u0001'.repeat(found.length)) : bare;
}

function readFigure(text: string, index: number, digits: string, { group, decimal }: Written): Figure | undefined {
  const after = text.slice(index + digits.length);
  const [, percent = '', scale = ''] =
    /^(?:[\s\u00a0\u202f]?(%|per cent|percent|Prozent|pour cent))?(?:[\s\u00a0\u202f-]?(\p{L}+)\b)?/u.exec(after) ?? [];
  const number = Number(digits.replace(group, '').replace(decimal, '.'));
  if (!Number.isFinite(number)) return undefined;
  const [scaled = 1] = SCALES.find(([, words]) => words.split(' ').includes(scale.toLowerCase())) ?? [];
  const factor = percent ? 1 : scaled;
  // A lone capital M or K behind a space is a name's letter.
  const word = /^[\s\u00a0\u202f]/.test(after) && scale.length === 1 ? 1 : factor;
  return {
    text: digits + (percent === '%' ? '%' : ''),
    value: number * word,
    bare: number,
    percent: percent !== '',
    index,
  };
}

function writtenIn(lang: string): Written {
  const parts = new Intl.NumberFormat(lang, { useGrouping: true }).formatToParts(1234567.5);
  const sign = (type: string) => parts.find((part) => part.type === type)?.value ?? '';
  const decimal = sign('decimal') || '.';
  const spaces = '\u00a0\u202f\u2009’';
  const groups = `[${spaces} ${/\s/.test(sign('group')) ? '' : sign('group') || ','}]`;
  const number = `\\d{1,3}(?:${groups}\\d{3})+(?:[${decimal}]\\d+)?(?!\\d)|\\d+(?:[${decimal}]\\d+)?`;
  // No letter, digit, hyphen or point before it: that is a name or a part of something longer.
  const begins = '(?<![\\p{L}\\d_#@/:\\u2011]|[\\p{L}\\d]-|[\\p{L}\\d][.,])';
  // A hyphen and a capital, or a letter that is no unit, behind it: a name again.
  const ends =
    '(?![\\d_@:]|[.,]\\d|[-\\u2011]\\p{Lu}|\\p{L}{4,}|(?!(?:[kMGT]?W|[kMG]t|[MGT]B|[MKT]|EUR|USD)\\b)\\p{Lu})';
  return {
    number: new RegExp(`${begins}(?:${number})${ends}`, 'gu'),
    group: new RegExp(groups, 'g'),
    decimal,
    others: othersIn(lang, sign('group') === '.'),
  };
}

function othersIn(lang: string, pointed: boolean): RegExp[] {
  const months = monthsIn(lang);
  const year = '(?:1[0-9]|20|21)\\d\\d';
  const day = '\\d{1,2}(?:st|nd|rd|th|\\.|er)?';
  const span = `${day}(?:(?:[\\s\\u00a0]?[–-][\\s\\u00a0]?|,\\s|\\s(?:and|or|to|und|oder|bis|et|ou|au)\\s)${day})*`;
  const gap = '[\\s\\u00a0]';
  const amount = `(?!${gap}?[%‰]|\\d|[.,]\\d|${gap}(?:million|billion|Mio|Mrd|km|kg|people|men|troops))`;
  return [
    /\b(?:https?:\/\/|www\.)\S+/giu,
    /\b\d{4}-\d\d(?:-\d\d)?\b|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b|\b\d{1,2}:\d\d\b|\b24\/7\b/gu,
    // 24 February 2022, 13–14 Oct, February 24, 2022, March and June 2022
    new RegExp(`(?<!\\d)${span}${gap}(?:${months})(?![\\p{L}])\\.?(?:${gap}${year})?`, 'giu'),
    new RegExp(
      `(?<![\\p{L}])(?:${months})(?![\\p{L}])\\.?${gap}(?:${year}|${day}(?:,${gap}${year})?)(?!\\d|%|[.,]\\d)`,
      'giu',
    ),
    // 2022–23, 2019/20, 1990s, and a year alone
    new RegExp(`(?<![\\d.,$€£-])${year}[–/-](?:${year}|\\d\\d)(?!\\d|%)`, 'gu'),
    new RegExp(`(?<![\\d.,$€£–-]|[$€£]${gap})${year}(?:s|er)?(?![\\p{L}])${amount}`, 'gu'),
    new RegExp(`(?<![\\p{L}])(?:${POINTERS})\\.?${gap}(?:\\d+(?:\\.\\d+)*)(?:[–-]\\d+)?(?!%|[.,]\\d)`, 'giu'),
    /(?:§+|#|№)[\s\u00a0]?\d+(?:[.–-]\d+)*/gu,
    // ICD 203, TLP 2.0, GPT-4o, COVID 19; but "ISW 45%" and "UK 3,000 men" are figures
    /\b\p{Lu}[\p{Lu}\d]+[\s\u00a0]\d{1,3}(?:\.\d+)?(?![\p{L}\d%]|[.,]\d|[\s\u00a0](?:%|per cent|(?!(?:and|or|is|was|are|in|on|of|to|the|for|says?|has|und|oder|ist|war|et|ou|est)\b)\p{Ll}))/gu,
    // 1st, 2nd, 21st, 3rd, 4th; 5. before a noun is German's ordinal
    /\b\d+(?:st|nd|rd|th|e|è?me|ère|ª|º)\b/gu,
    ...(lang.startsWith('de') ? [/(?<![\d,])\d{1,2}\.(?=\s\p{Lu})/gu] : []),
    // 0815: nobody counts with a nought before
    /(?<![\d.,])0\d+(?![\d.,]*\d)/gu,
    // v1.2, 1.2.3; but 1.234.567 where thousands are set apart by points
    new RegExp(
      `\\bv\\d+(?:\\.\\d+)*|\\b${pointed ? '(?!\\d{1,3}(?:\\.\\d{3})+(?![\\d.]))' : ''}\\d+\\.\\d+\\.\\d+(?:\\.\\d+)*`,
      'giu',
    ),
  ];
}

function monthsIn(lang: string): string {
  const names = new Set<string>();
  for (const tag of new Set([lang, 'en'])) {
    for (const month of ['long', 'short'] as const) {
      const format = new Intl.DateTimeFormat(tag, { month, timeZone: 'UTC' });
      const genitive = new Intl.DateTimeFormat(tag, { month, day: 'numeric', timeZone: 'UTC' });
      for (let index = 0; index < 12; index++) {
        const date = new Date(Date.UTC(2020, index, 15));
        const inDate = genitive.formatToParts(date).find(({ type }) => type === 'month')?.value ?? '';
        for (const name of [format.format(date), inDate]) if (/\p{L}/u.test(name)) names.add(name.replace(/\.$/, ''));
      }
    }
  }
  names.add('Sept');
  return [...names].sort((a, b) => b.length - a.length).join('|');
}
