/**
 * The page as an HTML document: the template filled, the data that its script needs with each slide's planned time, and what is changed in
 * it once it is built.
 */

import type { Deck } from '../model/deck.ts';
import { langAttributes } from '../model/direction.ts';
import { markPanel } from '../model/figure-marks.ts';
import { escapeHtml, escapeJson } from '../model/html.ts';
import type { Panel } from '../model/panel.ts';
import type { PageData, PageKind, Site } from '../model/site.ts';
import { wordsFor } from '../model/words.ts';
import { contentSecurityPolicy, showsFilms } from './edition.ts';
import { figuresOf } from './figure.ts';

/** What the page needs beside the deck; addresses are relative to the page. */
export interface DocumentParts {
  page: PageKind;
  deck: Deck;
  data: PageData;
  /** Every slide as HTML, in order. */
  sections: Iterable<string>;
  /** The content security policy. */
  policy: string;
  /** Elements of the head for styles, fonts and scripts, in order. */
  resources: readonly string[];
}

/**
 * Puts the deck into the template `index.html`: its comments `<!-- deck:head -->` and `<!-- deck:body -->` are replaced,
 * and the root element gets language and theme.
 * @returns the page in pieces, to be written one after the other: with a thousand slides it is megabytes
 * @throws Error if the template lacks one of the three places
 */
export function* renderDocument(template: string, parts: DocumentParts): Generator<string> {
  const { meta } = parts.deck;
  const [before, head] = split(template, /<html\b[^>]*?(?=\s*>)/);
  const [opening, body] = split(head, '<!-- deck:head -->');
  const [between, after] = split(body, '<!-- deck:body -->');
  const transition = meta.transition ? ` data-transition="${meta.transition}"` : '';
  const root = `<html ${langAttributes(meta.lang)} data-theme="${meta.theme}" data-page="${parts.page}"${transition}`;
  yield before + root + opening;
  yield* renderHead(parts).map((line, i) => (i === 0 ? line : `\n${line}`));
  yield between;
  yield* renderBody(parts);
  yield after;
}

/**
 * Puts a made site into the template, built or served, in pieces; `base` is the address that asset names are relative to. The deck's module is
 * handed over to its head script, see deck/browser/head.ts: an element of its own would be fetched beside stylesheet and fonts and run before
 * the first slide is painted.
 * @throws Error if the template has no module, or lacks a place for the deck
 */
export function fillTemplate(
  template: string,
  site: Site,
  options: { page: PageKind; base: string; serving: boolean },
): Iterable<string> {
  const { page, base, serving } = options;
  const [own, module] = page === 'deck' ? takeModule(template) : [template];
  const apart = site.panelsFile === undefined ? {} : { panels: {}, panelsFile: base + site.panelsFile };
  return renderDocument(own, {
    page,
    deck: site.loaded.deck,
    data: { ...site.data, ...apart },
    sections: site.sections.map(({ html }) => html),
    policy: contentSecurityPolicy(serving, showsFilms(site)),
    resources: [
      ...(page === 'deck' ? site.shareTags : []),
      ...site.preloads.map(
        (name) => `<link rel="preload" href="${base + name}" as="font" type="font/woff2" crossorigin>`,
      ),
      // In a built site it is part of the theme's: see plugin.ts.
      ...(serving ? [`<link rel="stylesheet" href="${base + site.stylesheet}" data-deck-stylesheet>`] : []),
      `<script src="${base + site.headScript}"${module ? ` data-module="${module}"` : ''}></script>`,
    ],
  });
}

/** What stands before a place in the template, and after it. */
function split(template: string, place: string | RegExp): [before: string, after: string] {
  const found = typeof place === 'string' ? place : (place.exec(template)?.[0] ?? String(place));
  const at = template.indexOf(found);
  if (at < 0) throw new Error(`The page's template has no ${place}: put it back where the deck belongs`);
  return [template.slice(0, at), template.slice(at + found.length)];
}

function renderHead({ page, deck: { meta }, policy, resources }: DocumentParts): string[] {
  const description = meta.description ?? meta.subtitle;
  const speaker = page === 'speaker' ? `${escapeHtml(wordsFor(meta.lang).speaker.view)} – ` : '';
  return [
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    `<title>${speaker}${escapeHtml(meta.title)}</title>`,
    ...(description ? [`<meta name="description" content="${escapeHtml(description)}">`] : []),
    ...(meta.author ? [`<meta name="author" content="${escapeHtml(meta.author)}">`] : []),
    // Pages that are linked to need not learn where this one lies.
    '<meta name="referrer" content="no-referrer">',
    ...resources,
  ];
}

function* renderBody({ page, deck, data, sections }: DocumentParts): Generator<string> {
  const { openSingle } = wordsFor(deck.meta.lang);
  // Shown from a disk, where this page's module cannot start.
  if (page === 'deck')
    yield `<p class="open-single">${escapeHtml(openSingle)} <a href="./briefing.html">briefing.html</a></p>\n`;
  yield '<main class="reveal">\n<div class="slides">\n';
  for (const section of sections) {
    yield section;
    yield '\n';
  }
  yield '</div>\n</main>\n';
  yield `<script type="application/json" id="deck-data">${escapeJson(data)}</script>`;
}

/** A language with the digits that its numbers have here: of Arabic a browser may write others than those of the still drawings. */
function withDigits(lang: string): string {
  const { numberingSystem } = new Intl.NumberFormat(lang).resolvedOptions();
  return new Intl.Locale(lang, { numberingSystem }).toString();
}

/**
 * What the page's script needs of the deck. Maps are finished drawings: it needs nothing of them, and
 * nothing of charts that no slide shows. Private notes leave no trace in it, not even their length.
 */
export function pageData(deck: Deck, panels: readonly Panel[], notes: boolean): PageData {
  const { lang, duration } = deck.meta;
  const shown = new Set(deck.slides.flatMap((slide) => slide.panels));
  const timed = deck.slides.map((slide) => {
    return { time: slide.attrs.time, words: notes ? slide.notesWords : 0, backup: slide.backup };
  });
  // A live drawing leaves the numerals of its figure free.
  const marks = new Map(deck.slides.flatMap(figuresOf).map((figure) => [figure.panel, figure.marks]));
  return {
    lang: withDigits(lang),
    words: wordsFor(lang),
    panels: Object.fromEntries(
      panels.flatMap((panel) =>
        panel.kind === 'map' || !shown.has(panel.id) ? [] : [[panel.id, markPanel(panel, marks.get(panel.id) ?? [])]],
      ),
    ),
    plan: planTimes(timed, duration),
    duration: duration === undefined ? null : Math.round(duration * 60),
    notes,
  };
}

/** What a slide takes beside its notes, in words: to be seen, and to be moved on from. */
const EACH = 15;

/**
 * The planned time of every slide, in whole seconds. A slide's own time stands; what is left of the talk is shared out among
 * the others by the words of their notes. Backup slides have none, nor have slides without a time where the talk's length is
 * not known. The shared times add up exactly: seconds lost in rounding go to those that lost most (largest remainders).
 *
 * @param slides each with the author's own time, `90s` or `2m`, and the words in its notes, 0 where there are none, or where nobody may know
 * @param minutes length of the talk
 */
export function planTimes(
  slides: readonly { time?: string | undefined; words: number; backup: boolean }[],
  minutes?: number,
): (number | null)[] {
  const own = slides.map(({ time, backup }) => (backup || time === undefined ? null : secondsOf(time)));
  if (minutes === undefined) return own;
  const left = Math.max(0, Math.round(minutes * 60) - own.reduce<number>((sum, each) => sum + (each ?? 0), 0));
  const weights = slides.map(({ words, backup }, index) => (backup || own[index] !== null ? 0 : words + EACH));
  const shared = share(left, weights);
  return slides.map(({ backup }, index) => (backup ? null : (own[index] ?? shared[index] ?? null)));
}

function secondsOf(time: string): number {
  return Number.parseInt(time, 10) * (time.endsWith('m') ? 60 : 1);
}

function share(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  if (sum === 0) return weights.map(() => 0);
  const exact = weights.map((weight) => (total * weight) / sum);
  const whole = exact.map(Math.floor);
  const lost = total - whole.reduce((a, b) => a + b, 0);
  const most = exact.map((each, index) => ({ index, part: each - Math.floor(each) }));
  most.sort((a, b) => b.part - a.part || a.index - b.index);
  for (const { index } of most.slice(0, lost)) whole[index] = (whole[index] ?? 0) + 1;
  return whole;
}

/** The page's own: while serving Vite has one beside it. */
const MODULE = /[ \t]*<script type="module"[^>]* src="((?!\/@vite\/)[^"]+)"><\/script>\n?/;

/** Vite gives its stylesheet this attribute (https://github.com/vitejs/vite/pull/12991): from a disk the browser refuses it then. */
const CROSSORIGIN = /(<link rel="stylesheet") crossorigin(?= )/g;

/** A built page whose stylesheet is read from a disk too: it is the site's own. */
export function ownStyles(html: string): string {
  return html.replace(CROSSORIGIN, '$1');
}

/** Takes the page's own module out of a template. @returns the rest, and the module's address */
function takeModule(html: string): [rest: string, address: string] {
  const [element, address] = MODULE.exec(html) ?? [];
  if (!element || !address) throw new Error('The page has no module that its head script could load');
  return [html.replace(element, ''), address];
}
