import { escapeHtml, escapeJson } from '../html.ts';
import type { ChartPanel, Deck, Panel } from '../model.ts';
import { wordsFor } from '../words.ts';
import type { Site } from './make.ts';
import { contentSecurityPolicy } from './policy.ts';

/** What the page needs beside the deck; addresses are relative to the page. */
export interface DocumentParts {
  deck: Deck;
  panels: readonly Panel[];
  /** Every slide as HTML, in order. */
  sections: readonly string[];
  serving: boolean;
  /** The classic script of the head, the generated stylesheet and the fonts to preload. */
  headScript: string;
  stylesheet: string;
  preloads: readonly string[];
  /** Lines for those who list, preview or install the page. */
  shareTags: readonly string[];
}

/** The data that the page's script reads: panels by id, the page's words, the language. */
export interface PageData {
  lang: string;
  words: ReturnType<typeof wordsFor>;
  panels: Record<string, ChartPanel>;
}

/** What the page's script needs of the deck. Maps are finished drawings: it needs nothing of them. */
export function pageData(deck: Deck, panels: readonly Panel[]): PageData {
  return {
    lang: deck.meta.lang,
    words: wordsFor(deck.meta.lang),
    panels: Object.fromEntries(panels.flatMap((panel) => (panel.kind === 'map' ? [] : [[panel.id, panel]]))),
  };
}

/**
 * Puts the deck into the template `index.html`: its comments `<!-- deck:head -->` and `<!-- deck:body -->` are replaced,
 * and the root element gets language and theme.
 * @throws Error if the template lacks one of the three places
 */
export function renderDocument(template: string, parts: DocumentParts): string {
  const { meta } = parts.deck;
  const root = `<html lang="${escapeHtml(meta.lang)}" data-theme="${meta.theme}"`;
  return [
    [/<html\b[^>]*?(?=\s*>)/, root],
    ['<!-- deck:head -->', renderHead(parts)],
    ['<!-- deck:body -->', renderBody(parts)],
  ].reduce(
    (html: string, [place, content]) => replaceOnce(html, place as string | RegExp, content as string),
    template,
  );
}

/** Puts a made site into the template; `base` is the address that asset names are relative to. */
export function fillTemplate(template: string, site: Site, base: string, serving: boolean): string {
  return renderDocument(template, {
    deck: site.loaded.deck,
    panels: site.panels,
    sections: site.sections.map(({ html }) => html),
    serving,
    headScript: base + site.headScript,
    stylesheet: base + site.stylesheet,
    preloads: site.preloads.map((name) => base + name),
    shareTags: site.shareTags,
  });
}

function replaceOnce(html: string, place: string | RegExp, content: string): string {
  const replaced = html.replace(place, () => content);
  if (replaced === html) throw new Error(`index.html has no ${place}: put it back where the deck belongs`);
  return replaced;
}

function renderHead({ deck: { meta }, serving, headScript, stylesheet, preloads, shareTags }: DocumentParts): string {
  const description = meta.description ?? meta.subtitle;
  return [
    `<meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy(serving)}">`,
    `<title>${escapeHtml(meta.title)}</title>`,
    description && `<meta name="description" content="${escapeHtml(description)}">`,
    meta.author && `<meta name="author" content="${escapeHtml(meta.author)}">`,
    // Pages that are linked to need not learn where this one lies.
    '<meta name="referrer" content="no-referrer">',
    ...shareTags,
    ...preloads.map((href) => `<link rel="preload" href="${href}" as="font" type="font/woff2" crossorigin>`),
    `<link rel="stylesheet" href="${stylesheet}" data-deck-stylesheet>`,
    `<script src="${headScript}"></script>`,
  ]
    .filter(Boolean)
    .join('\n');
}

function renderBody({ deck, panels, sections }: DocumentParts): string {
  return [
    '<main class="reveal">',
    '<div class="slides">',
    ...sections,
    '</div>',
    '</main>',
    `<script type="application/json" id="deck-data">${escapeJson(pageData(deck, panels))}</script>`,
  ].join('\n');
}
