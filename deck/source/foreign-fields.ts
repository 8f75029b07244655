import { isWrittenDay, readDate } from '../model/read-date.ts';
import { isLanguage } from './attribute-values.ts';
import { type Reporter, report } from './faults.ts';
import { nearest } from './nearest.ts';
import { letPass } from './notices.ts';
import { isObject, wordList } from './objects.ts';
import type { YamlSource } from './yaml.ts';

const CODE = 'front-matter';

type Fields = Record<string, unknown>;

/** Fields of Quarto, Pandoc, R Markdown, Marp, reveal-md and Slidev that mean nothing here. */
const FOREIGN: ReadonlySet<string> = new Set(
  wordList(`about abstract-title addons alias aliases banner created cssclass cssclasses aspectratio aspectRatio auto-advance axis background backgroundColor backgroundImage backgroundPosition backgroundRepeat backgroundSize
  bib-latex biblio-style callout-appearance callout-icon categories citation canvasWidth cite-method citeproc class classoption clicks cls code-annotations
  code-block-bg code-copy code-fold code-line-numbers code-link code-overflow code-summary code-tools color colorlinks colorSchema colortheme comments
  copyright crossref css date-modified df-print dir document-css documentclass doi download draft drawings echo editor editor_options
  email embed-resources enableMenu engine eval execute exportFilename extensions favicon fig-align fig-cap-location fig-dpi fig-format fig-height fig-width
  filters font fontfamily fontsize fontTheme fonts fontsize format-links freeze geometry github-repo header header-includes headingDivider
  hideInToc highlight highlight-style highlighter highlightTheme htmlAttrs html-math-method html-table-processing include-after include-after-body include-before
  include-before-body include-in-header info inputenc ipynb-filters jupyter kernel kernelspec keep-md keep-tex knit knitr latex-engine layout license modified
  lightbox link-citations lineNumbers linkcolor listing lof logoLink lot mainfont mathfont math mdc monaco monofont monobackgroundcolor navbar nocite
  number-sections numbersections open-graph order outline-slide-level output output-dir output-ext output-file paginate pagetitle papersize
  params pdf-engine permalink preprocessor presenter profile publish project quality quarto-required record reference-location remoteAssets repo-actions resources revealOptions
  revealjs-plugins revealjs-url rights routerMode runtime sansfont scripts search section-titles selectable self-contained seoMeta separator server shortcodes
  show-notes site-url size standalone status style subject suppress-bibliography syntax-definitions tags tbl-cap-location template
  template-partials thanks themeConfig title-block-banner title-block-style title-prefix title-slide-attributes toc-depth toc-expand toc-location tocs transition twitter-card twoslash
  uid updated urlcolor vars version verticalSeparator website widgets xaringan`),
);

/** Settings of a slide show that mean something here, under `format: revealjs:` or at the top as Pandoc has them. */
const SHOW: ReadonlySet<string> = new Set(
  wordList('slide-number incremental footer logo slide-level transition bibliography csl toc toc-title smaller'),
);

/**
 * Front matter as Quarto, Pandoc and others write it, in the deck's own fields: what means something is taken, the rest is let pass
 * and said in one notice. Faults are reported at their keys.
 * @param known the deck's own fields
 */
export function ownFields(deck: Reporter, source: YamlSource, known: readonly string[]): unknown {
  if (!isObject(source.value)) return source.value;
  const own: Fields = {};
  const pass = (path: readonly string[]) => letPass(deck, 'foreign-field', source.placeOf(path), path.join('.'));
  for (const [key, value] of Object.entries(source.value)) {
    if (key === 'format') Object.assign(own, readFormat(deck, source, value, pass));
    else if (SHOW.has(key)) Object.assign(own, readShow(deck, source, [key], value, pass));
    else if (/^(?:s|verticalS)eparator$/.test(key) && !String(value).includes('---'))
      refuseSeparator(deck, source, key);
    else if (key === 'marp') letPass(deck, 'marp', source.placeOf([key]), key);
    else if (key === 'theme' && isForeignTheme(value)) pass([key]);
    else if (/^(?:institute|institution|affiliations?)$/.test(key)) own.institute ??= namesOf(value);
    else if (key === 'authors' || key === 'by-author') own.author ??= value;
    else if (key === 'abstract') own.description ??= value;
    else if (key === 'date-format') continue;
    // Marp's own begin so for the first slide alone: https://marpit.marp.app/directives
    else if (!known.includes(key) && (FOREIGN.has(key) || FOREIGN.has(key.replace(/^_/, '')))) pass([key]);
    // A field "__proto__" is one like any other: unknown.
    else Object.defineProperty(own, key, { value, enumerable: true, configurable: true, writable: true });
  }
  readAuthors(own, pass);
  readDay(deck, source, own, source.value['date-format']);
  return own;
}

/** What reveal-md parts slides by (https://github.com/webpro/reveal-md#markdown): passed over, two slides would be one. */
function refuseSeparator(deck: Reporter, source: YamlSource, key: string): void {
  const hint = 'Write "---" or a heading where it stands, and leave the field out: see docs/dialect.md#slides.';
  report(deck, 'front-matter', source.placeOf([key]), 'Slides cannot be parted by a sign of your own.', hint);
}

/** A slip of one of the deck's own words is none of another tool. */
function isForeignTheme(value: unknown): boolean {
  if (typeof value !== 'string') return true;
  const own = ['auto', 'light', 'dark'];
  return !own.includes(value) && nearest(value, own) === undefined;
}

function readFormat(
  deck: Reporter,
  source: YamlSource,
  value: unknown,
  pass: (path: readonly string[]) => void,
): Fields {
  if (!isObject(value)) {
    if (!/reveal/.test(String(value))) pass(['format']);
    return {};
  }
  const own: Fields = {};
  for (const [format, settings] of Object.entries(value)) {
    if (!/revealjs$/.test(format)) {
      pass(['format', format]);
      continue;
    }
    for (const [key, setting] of isObject(settings) ? Object.entries(settings) : []) {
      const path = ['format', format, key];
      if (SHOW.has(key)) Object.assign(own, readShow(deck, source, path, setting, pass));
      else pass(path);
    }
  }
  return own;
}

/** One setting of a show; its last step in the path is its name. */
function readShow(
  deck: Reporter,
  source: YamlSource,
  path: readonly string[],
  value: unknown,
  pass: (path: readonly string[]) => void,
): Fields {
  const key = path.at(-1) ?? '';
  const refuse = (message: string, hint: string): Fields => {
    report(deck, CODE, source.placeOf(path), message, hint);
    return {};
  };
  switch (key) {
    case 'slide-number':
      return value === false ? { numbers: false } : {};
    case 'slide-level':
      if (value === 1 || value === 2) return value === 1 ? { slideLevel: 1 } : {};
      return refuse(
        `The slide level ${String(value)} is not known.`,
        'Slides begin at "##", or with "slide-level: 1" at "#": see docs/dialect.md#front-matter.',
      );
    case 'csl':
      return refuse(
        'The deck sets its sources in a style of its own.',
        'Leave "csl" out: see docs/dialect.md#sources.',
      );
    case 'bibliography':
      return readBibliography([value].flat(), refuse);
    case 'transition':
      if (value === 'none' || value === 'fade') return { transition: value };
      pass(path);
      return {};
    case 'toc-title':
      return { tocTitle: value };
    default:
      return { [key]: value };
  }
}

/** The file of the sources, alone or as a list of one. */
function readBibliography(named: readonly unknown[], refuse: (message: string, hint: string) => Fields): Fields {
  const [only] = named;
  const isData = (name: unknown) => /\.(?:ya?ml|json)$/.test(String(name));
  if (named.length === 1 && isData(only)) return { bibliography: only };
  const files = named.map((name) => `"${String(name)}"`).join(', ');
  if (named.length > 1 && named.every(isData))
    return refuse(`The deck has one bibliography, and ${files} are named.`, 'Join them in one file and name that.');
  return refuse(
    `The bibliography ${files} is no CSL data.`,
    'Turn it into one file once, "pandoc refs.bib -t csljson -o references.json", and name that: see docs/dialect.md#sources.',
  );
}

/** Names out of a text, a list or Quarto's objects (https://quarto.org/docs/journals/authors.html). */
function namesOf(value: unknown): string | string[] | undefined {
  const names = [value].flat().flatMap((each) => nameOf(each) ?? []);
  return names.length === 0 ? undefined : names;
}

function nameOf(value: unknown): string | undefined {
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  if (!isObject(value)) return undefined;
  const { name, literal, given, family } = value;
  if (isObject(name)) return nameOf(name);
  const parts = name ?? literal ?? [given, family].filter(Boolean).join(' ');
  return typeof parts === 'string' && parts !== '' ? parts : undefined;
}

const OF_AUTHORS = /^(?:name|literal|given|family|affiliations?|institute)$/;

/** Where authors are objects, their affiliations stand beside them. */
function readAuthors(own: Fields, pass: (path: readonly string[]) => void): void {
  const authors = [own.author].flat().filter(isObject);
  if (authors.length === 0) return;
  const unread = authors.flatMap((author) => Object.keys(author)).filter((key) => !OF_AUTHORS.test(key));
  for (const key of new Set(unread)) pass(['author', key]);
  const places = authors.flatMap(
    (author) => namesOf(author.affiliation ?? author.affiliations ?? author.institute) ?? [],
  );
  own.author = namesOf(own.author) ?? own.author;
  if (places.length > 0) own.institute ??= [...new Set(places)];
}

/** The date as it is printed, and beside it the day that it means: what is printed cannot be read again for sure. */
function readDay(deck: Reporter, source: YamlSource, own: Fields, format: unknown): void {
  const { date, lang } = own;
  if (typeof date !== 'string') return;
  const [language, place] = [typeof lang === 'string' && isLanguage(lang) ? lang : 'en', source.placeOf(['date'])];
  const day = readDate(date, language);
  if (/^(?:today|now|last-modified|\\today|`r .*`)$/.test(date.trim())) {
    const hint =
      'Write the day itself, as in "date: 2024-03-14": the deck says what day it speaks of, and comes out the same each time.';
    report(deck, CODE, place, `The date "${date}" would be another with each build.`, hint);
    delete own.date;
  } else if (!day && isWrittenDay(date, language)) {
    const hint = 'Write a day that there is, year, month and day: "date: 2024-03-14".';
    report(deck, CODE, place, `The date "${date}" is no day of the calendar.`, hint);
    delete own.date;
  } else {
    own.date = formatDate(date, day, typeof format === 'string' ? format : undefined, language);
    if (day) own.isoDate = day.toISOString().slice(0, 10);
  }
}

/** Pieces of a date by Moment's letters and by strftime's, as Quarto and R Markdown take them, longest first. */
const PIECES: readonly [pattern: string, options: Intl.DateTimeFormatOptions][] = [
  ['YYYY|%Y', { year: 'numeric' }],
  ['YY|%y', { year: '2-digit' }],
  ['MMMM|%B', { month: 'long' }],
  ['MMM|%b', { month: 'short' }],
  ['MM|%m', { month: '2-digit' }],
  ['M|%-m', { month: 'numeric' }],
  ['dddd|%A', { weekday: 'long' }],
  ['ddd|%a', { weekday: 'short' }],
  ['DD|%d', { day: '2-digit' }],
  ['D|%-d|%e', { day: 'numeric' }],
];
const ANY = new RegExp(`\\[([^\\]]*)\\]|${PIECES.map(([pattern]) => pattern).join('|')}`, 'g');
const STYLES = ['full', 'long', 'medium', 'short'] as const;

/**
 * A day by a format (https://quarto.org/docs/reference/dates.html): `full`, `long`, `medium`, `short`, `iso` or a pattern. Without
 * one, a day or a month that is written as ISO has it is printed as the language has it, `14. März 2024`, `März 2024`; whatever is
 * written in another way stays as it is.
 *
 * @param day what `date` means, if that can be told
 */
function formatDate(date: string, day: Date | undefined, format: string | undefined, lang: string): string {
  const [, whole] = /^\d{4}-\d{2}(-\d{2})?$/.exec(date.trim()) ?? ['', undefined];
  const isMonth = /^\d{4}-\d{2}$/.test(date.trim());
  if (!day || (format === undefined && whole === undefined && !isMonth)) return date;
  if (format === 'iso') return isMonth ? date : day.toISOString().slice(0, 10);
  const print = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(lang, { ...options, calendar: 'gregory', timeZone: 'UTC' }).format(day);
  if (isMonth) return print({ year: 'numeric', month: 'long' });
  const dateStyle = STYLES.find((style) => style === (format ?? 'long'));
  if (format === undefined || dateStyle) return print({ dateStyle: dateStyle ?? 'long' });
  return format.replace(ANY, (piece: string, literal?: string) => {
    if (literal !== undefined) return literal;
    const [, options] = PIECES.find(([pattern]) => pattern.split('|').includes(piece)) ?? [];
    if (options?.month === 'long' || options?.month === 'short') return monthOf(day, options.month, lang);
    const text = options ? print(options) : piece;
    return options?.month === '2-digit' || options?.day === '2-digit' ? text.padStart(2, '0') : text;
  });
}

/** As it stands beside a day: Slavic languages decline it. */
function monthOf(day: Date, month: 'long' | 'short', lang: string): string {
  const options = { day: 'numeric', month, calendar: 'gregory', timeZone: 'UTC' } as const;
  const parts = new Intl.DateTimeFormat(lang, options).formatToParts(day);
  return parts.find(({ type }) => type === 'month')?.value ?? '';
}
