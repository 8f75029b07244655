/** The handout for paper: its pages and their margins, the sources under each slide, and the lists at its end. */

import { entryName, foundText, inlineHtml, issuedYear, keptInlines, keyLinks } from '../markdown/index.ts';
import { type Claim, type Deck, markingColour, type Reference, type Slide, TLP_COLOURS } from '../model/deck.ts';
import { directionOf, langAttributes } from '../model/direction.ts';
import { escapeHtml, htmlLines } from '../model/html.ts';
import { gradeSign } from '../model/signs.ts';
import type { Site } from '../model/site.ts';
import { type Words, wordsOf } from '../model/words.ts';
import { contentSecurityPolicy, showsFilms } from './edition.ts';
import { renderLedger, renderReferences } from './lists.ts';
import { slideNumber } from './section.ts';

export interface HandoutOptions {
  /** Whether the notes stand under the slides. */
  notes: boolean;
  /** Slides on a page, without notes and sources; each slide has its own pages if not given. */
  perPage?: number | undefined;
  /** The built page's own `<link>` elements for icon and stylesheets, and those of the handout, in order. */
  links: readonly string[];
}

/**
 * The handout as a whole HTML page for paper: each slide as it is on the screen, with its notes and its sources, then the
 * claim ledger and the references as lists that flow. It has no scripts.
 */
export function renderHandout(site: Site, options: HandoutOptions): string {
  const { deck } = site.loaded;
  const { sections } = site;
  const { meta } = deck;
  const words = wordsOf(meta);
  const entries = deck.slides.flatMap((slide, index) => {
    if (slide.kind === 'claims' || slide.kind === 'references') return [];
    return [renderEntry(deck, slide, sections[index]?.html ?? '', options, words)];
  });
  return `<!doctype html>
<html ${langAttributes(meta.lang)} class="handout"${options.perPage ? ` data-per-page="${options.perPage}"` : ''}>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy(false, showsFilms(site, options.notes))}">
<title>${escapeHtml(meta.title)}</title>
${options.links.join('\n')}
</head>
<body>
<main>
${inSheets(entries, options.perPage).join('\n')}
${renderLists(deck, options.notes)}
</main>
</body>
</html>
`;
}

/** So many entries on a sheet; each by itself if not given. */
function inSheets(entries: readonly string[], perPage: number | undefined): string[] {
  if (!perPage) return [...entries];
  const count = Math.ceil(entries.length / perPage);
  return Array.from({ length: count }, (_, sheet) => {
    return `<div class="sheet">\n${entries.slice(sheet * perPage, (sheet + 1) * perPage).join('\n')}\n</div>`;
  });
}

/** FIRST TLP 2.0: capitals of 12 points, reversed, at head and foot of every page. */
const LABEL =
  'width: max-content; height: 6.5mm; margin-block: auto; padding: 0 3mm; background: #000; ' +
  'font-size: 12pt; font-weight: 600; white-space: nowrap; vertical-align: middle;';

/**
 * The stylesheet for what stands in the margins of every page: title, label, period and page number, each on the side that lines
 * begin or end at.
 */
export function handoutMargins({ meta }: Deck): string {
  const words = wordsOf(meta);
  const [start, end] = directionOf(meta.lang) === 'rtl' ? ['right', 'left'] : ['left', 'right'];
  const label = meta.marking ? cssString(meta.marking) : 'none';
  const colour = meta.marking ? ` color: ${TLP_COLOURS[markingColour(meta.marking)]};` : '';
  const period = [meta.author, meta.institute, meta.date, meta.asOf && `${words.asOf} ${meta.asOf}`]
    .filter(Boolean)
    .join(' · ');
  const plain = (side: string) => `text-align: ${side}; vertical-align: middle;`;
  return [
    '@page {',
    `  @top-${start} { content: ${cssString(meta.title)}; ${plain(start)} white-space: nowrap; overflow: hidden; }`,
    `  @top-${end} { content: ${label};${colour} ${LABEL} }`,
    `  @bottom-${start} { content: ${cssString(period)}; ${plain(start)} }`,
    `  @bottom-center { content: ${label};${colour} ${LABEL} }`,
    `  @bottom-${end} { content: counter(page) ' / ' counter(pages); ${plain(end)} }`,
    '}',
    '',
  ].join('\n');
}

/** Text as a CSS string, its quotes with it (https://www.w3.org/TR/css-syntax-3/#consume-string-token). */
export function cssString(text: string): string {
  const escaped = text.replace(/["\\\p{Cc}]/gu, (character) => `\\${character.codePointAt(0)?.toString(16)} `);
  return `"${escaped}"`;
}

function renderEntry(deck: Deck, slide: Slide, section: string, options: HandoutOptions, words: Words): string {
  const number = slideNumber(deck, slide);
  const notes = options.notes && !options.perPage ? slide.notesHtml : '';
  return htmlLines([
    '<article class="handout-slide">',
    `<div class="picture">${section}</div>`,
    `<p class="entry-number">${escapeHtml(`${words.slide} ${number}`)}</p>`,
    notes && `<div class="entry-notes"><p class="entry-head">${escapeHtml(words.notes)}</p>${notes}</div>`,
    options.perPage ? '' : handoutSources(deck, slide, words),
    '</article>',
  ]);
}

/**
 * The claim ledger and the reference list, each whole: on slides they are broken into pages, on sheets they flow. What
 * leads to one of those slides leads to its rows.
 */
function renderLists({ meta, slides }: Deck, notes: boolean): string {
  const words = wordsOf(meta);
  return (['claims', 'references'] as const)
    .map((kind) => {
      const pages = slides.filter((slide) => slide.kind === kind);
      const [first] = pages;
      if (!first) return '';
      const parts = pages.flatMap(({ id, body }) =>
        body.flatMap((part) => (typeof part === 'string' ? [] : [{ ...part, id }])),
      );
      const claims = parts.filter((part) => part.type === 'claims');
      const references = parts.filter((part) => part.type === 'references');
      const body = kind === 'claims' ? renderLedger(claims, words) : renderReferences(references, meta.lang, words);
      const notesHtml = notes && first.notesHtml ? `<div class="entry-notes">${first.notesHtml}</div>` : '';
      const title = escapeHtml(first.listTitle ?? first.title);
      return `<article class="list">\n<h1>${title}</h1>\n${notesHtml}\n<div class="slide-body">${body}</div>\n</article>`;
    })
    .filter(Boolean)
    .join('\n');
}

/**
 * What a slide rests on: its claims as a table with how each came out, and its references one after the other. Each key
 * leads to its full entry at the end.
 */
export function handoutSources({ claims, references, meta }: Deck, { cites, band }: Slide, words: Words): string {
  // What its finding grades is the slide's too, whether it has a numeral there or not.
  const keys = new Set([...cites, ...(band?.claims ?? [])]);
  const ownClaims = [...keys].flatMap((key) => claims.find(({ id }) => id === key) ?? []);
  const ownReferences = cites.flatMap((key) => references.find(({ id }) => id === key) ?? []);
  if (ownClaims.length + ownReferences.length === 0) return '';
  return `<div class="entry-sources">${claimTable(ownClaims, words)}${referenceItems(ownReferences, words, meta.lang)}</div>`;
}

/** More than these stand in two columns, what was found behind each: see theme/handout.css. */
const ROWS = 12;

function claimTable(claims: readonly Claim[], words: Words): string {
  if (claims.length === 0) return '';
  const graded = claims.some(({ grade }) => grade);
  const heads = [...(graded ? [words.check] : []), words.found.label];
  const many = claims.length > ROWS;
  const headOf = (text: string) => `<th scope="col">${escapeHtml(text)}</th>`;
  // What is no table to the eye has no cell over two of its columns.
  const first = many
    ? headOf(words.claims) + headOf(words.claim)
    : `<th scope="col" colspan="2">${escapeHtml(words.claims)}</th>`;
  const rows = claims.map((claim) => {
    const { id, figure, voice, kind, grade } = claim;
    const said = inlineHtml(keptInlines(`${claim.claim}${figure ? ` (${figure})` : ''}`));
    const whose = `<span class="whose">${escapeHtml(`${voice}, ${kind}`)}</span>`;
    const sign = grade ? `${gradeSign(grade)}${escapeHtml(words.found[grade])}` : '';
    const cells = [
      `${said} ${whose}`,
      ...(graded ? [sign] : []),
      inlineHtml(keptInlines(foundText(claim, words) || '–')),
    ];
    const row = cells.map((cell) => `<td>${cell}</td>`).join('');
    return `<tr><th scope="row">${inlineHtml(keyLinks([id]))}</th>${row}</tr>`;
  });
  return [
    `<table class="entry-claims${graded ? ' graded' : ''}${many ? ' many' : ''}">`,
    `<thead><tr>${first}${heads.map(headOf).join('')}</tr></thead>`,
    `<tbody>\n${rows.join('\n')}\n</tbody>`,
    '</table>',
  ].join('\n');
}

function referenceItems(references: readonly Reference[], words: Words, lang: string): string {
  if (references.length === 0) return '';
  const items = references.map(
    (each) => `<li>${inlineHtml(keyLinks([each.id]))} <span>${referenceText(each, lang)}</span></li>`,
  );
  return `<p class="entry-head">${escapeHtml(words.references)}</p><ul>${items.join('\n')}</ul>`;
}

/** Its name, which leads to its page; the list at the end prints the address. */
function referenceText(reference: Reference, lang: string): string {
  const { title, publisher, containerTitle, issued, URL } = reference;
  const parts = [entryName(reference), title, containerTitle ?? publisher, issued && issuedYear(issued, lang)];
  const text = escapeHtml([...new Set(parts.filter(Boolean))].join(', '));
  return URL ? `<a href="${escapeHtml(URL)}" rel="noopener">${text}</a>` : text;
}
