import { chartLoader } from '../../deck/build/charts/chart-loader.ts';
import { loadDeck } from '../../deck/build/load.ts';
import type { Deck, Slide } from '../../deck/model/deck.ts';
import type { LoadedDeck } from '../../deck/model/site.ts';
import { renderBody } from '../../deck/page/section.ts';

/** A slide by what its tests read: its own words, its notes, without markup, marks and panels. */
export interface ReadSlide {
  slide: Slide;
  body: string;
  notes: string;
}

let loading: Promise<LoadedDeck> | undefined;

/** The briefing as the page's edge makes it; figures are left empty, since their words are the charts' own. */
export function loadBriefing(): Promise<LoadedDeck> {
  const folders = { root: process.cwd(), slides: 'slides', charts: 'charts', theme: 'theme' };
  loading ??= loadDeck(folders, chartLoader(folders));
  return loading;
}

/** The slides without the generated ledger and reference list. */
export function writtenSlides(deck: Deck): ReadSlide[] {
  return deck.slides
    .filter(({ kind }) => kind !== 'claims' && kind !== 'references')
    .map((slide) => ({ slide, body: plainText(bodyHtml(slide)), notes: plainText(slide.notesHtml) }));
}

/** What stands under a slide's heading, its figures left empty. */
export function bodyHtml({ body }: Slide): string {
  return renderBody(body, { lang: 'en' }, () => '<figure></figure>');
}

/** What a reader reads: citation marks and markup fall out, blocks are set apart by a full stop's worth of space. */
export function plainText(html: string): string {
  const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", nbsp: ' ' };
  return html
    .replace(/<(sup|span) class="cite"[\s\S]*?<\/\1>/g, '')
    .replace(/<\/(p|li|td|th|h3|div)>/g, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&([a-z]+|#39);/g, (entity, name: string) => entities[name] ?? entity)
    .replace(/[ \t]+/g, ' ')
    .replace(/\s*\n\s*/g, '\n')
    .trim();
}

/** Words with at least one letter or digit. */
export function words(text: string): string[] {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
}

/** Sentences and lines. */
export function sentences(text: string): string[] {
  return text.split(/(?<=[.?!])\s+|\n/).filter(Boolean);
}
