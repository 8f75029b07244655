import type { BodyPart, Deck, FigureMark } from '../model/deck.ts';
import { langAttributes } from '../model/direction.ts';
import { markPanel } from '../model/figure-marks.ts';
import { escapeHtml, escapeJson } from '../model/html.ts';
import type { Panel } from '../model/panel.ts';
import type { PageData, PageKind, Site } from '../model/site.ts';
import { wordsFor } from '../model/words.ts';
import { planTimes } from './plan-times.ts';
import { contentSecurityPolicy } from './policy.ts';
import { showsFilms } from './shown.ts';

/** What the page needs beside the deck; addresses are relative to the page. */
export interface DocumentParts {
  page: PageKind;
  deck: Deck;
  data: PageData;
  /** Every slide as HTML, in order. */
  sections: readonly string[];
  /** The content security policy. */
  policy: string;
  /** Elements of the head for styles, fonts and scripts, in order. */
  resources: readonly string[];
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
  const marks = new Map(deck.slides.flatMap(({ body }) => body.flatMap(marksOf)));
  return {
    lang,
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

/** A live drawing leaves the numerals of its figure free. */
function marksOf(part: BodyPart): [string, FigureMark[]][] {
  return typeof part === 'string' || part.type !== 'figure' ? [] : [[part.panel, part.marks]];
}

/**
 * Puts the deck into the template `index.html`: its comments `<!-- deck:head -->` and `<!-- deck:body -->` are replaced,
 * and the root element gets language and theme.
 * @throws Error if the template lacks one of the three places
 */
export function renderDocument(template: string, parts: DocumentParts): string {
  const { meta } = parts.deck;
  const [before, head] = split(template, /<html\b[^>]*?(?=\s*>)/);
  const [opening, body] = split(head, '<!-- deck:head -->');
  const [between, after] = split(body, '<!-- deck:body -->');
  const transition = meta.transition ? ` data-transition="${meta.transition}"` : '';
  const root = `<html ${langAttributes(meta.lang)} data-theme="${meta.theme}" data-page="${parts.page}"${transition}`;
  // Joined once: a deck of a thousand slides is megabytes.
  return [before, root, opening, renderHead(parts), between, ...renderBody(parts), after].join('');
}

/** Puts a made site into the template; `base` is the address that asset names are relative to. */
export function fillTemplate(
  template: string,
  site: Site,
  options: { page: PageKind; base: string; serving: boolean },
): string {
  const { page, base, serving } = options;
  const apart = site.panelsFile === undefined ? {} : { panels: {}, panelsFile: base + site.panelsFile };
  return renderDocument(template, {
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
      `<script src="${base + site.headScript}"></script>`,
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

function renderHead({ page, deck: { meta }, policy, resources }: DocumentParts): string {
  const description = meta.description ?? meta.subtitle;
  return [
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    `<title>${page === 'speaker' ? `${escapeHtml(wordsFor(meta.lang).speaker.view)} – ` : ''}${escapeHtml(meta.title)}</title>`,
    description && `<meta name="description" content="${escapeHtml(description)}">`,
    meta.author && `<meta name="author" content="${escapeHtml(meta.author)}">`,
    // Pages that are linked to need not learn where this one lies.
    '<meta name="referrer" content="no-referrer">',
    ...resources,
  ]
    .filter(Boolean)
    .join('\n');
}

function renderBody({ page, deck, data, sections }: DocumentParts): string[] {
  const { openSingle } = wordsFor(deck.meta.lang);
  return [
    // Shown from a disk, where this page's module cannot start.
    ...(page === 'deck'
      ? [`<p class="open-single">${escapeHtml(openSingle)} <a href="./briefing.html">briefing.html</a></p>\n`]
      : []),
    '<main class="reveal">\n<div class="slides">\n',
    ...sections.flatMap((section) => [section, '\n']),
    '</div>\n</main>\n',
    `<script type="application/json" id="deck-data">${escapeJson(data)}</script>`,
  ];
}
