import type { BodyPart, Deck, FigureRef, Slide } from '../model/deck.ts';
import { escapeHtml } from '../model/html.ts';
import type { Downloads, SectionOptions } from '../model/site.ts';
import { type Words, wordsFor } from '../model/words.ts';
import { renderContents } from './contents.ts';
import { renderLedger, renderReferences } from './lists.ts';

/** How a slide's number is printed: `3 / 17`, or `B2` for a backup slide. */
export function slideNumber(deck: Deck, slide: Slide): string {
  if (slide.backup) return `B${slide.number}`;
  return `${slide.number} / ${mainSlides(deck)}`;
}

const counts = new WeakMap<Deck, number>();

/** How many slides are counted: asked for by every one of them. */
function mainSlides(deck: Deck): number {
  const known = counts.get(deck);
  if (known !== undefined) return known;
  const count = deck.slides.filter((slide) => !slide.backup).length;
  counts.set(deck, count);
  return count;
}

/** A figure as HTML. */
export type DrawFigure = (figure: FigureRef) => string;

/**
 * One slide as a finished `<section>`, the same for screen, paper and article.
 * @param deck the whole deck, for what every slide repeats: period, label, count of slides
 */
export function renderSection(deck: Deck, slide: Slide, options: SectionOptions, draw: DrawFigure): string {
  const words = wordsFor(deck.meta.lang);
  const classes = ['slide', slide.kind === 'slide' ? '' : slide.kind, slide.continues && 'continues', ...slide.classes]
    .filter(Boolean)
    .join(' ');
  const titleId = `${slide.id}--title`;
  const lang = slide.attrs.lang ? ` lang="${escapeHtml(slide.attrs.lang)}"` : '';
  const name = slide.titleHtml ? `aria-labelledby="${titleId}"` : `aria-label="${escapeHtml(slide.title)}"`;
  const inner = [
    renderHead(deck, slide),
    renderTitle(slide, titleId),
    slide.kind === 'cover' ? renderCoverLines(deck, words) : '',
    `<div class="slide-body">${renderBody(slide.body, deck.meta.lang, draw)}</div>`,
    slide.footnotesHtml &&
      `<aside class="footnotes" aria-label="${escapeHtml(words.footnotes)}">${slide.footnotesHtml}</aside>`,
    renderFoot(deck, slide, words, options.downloads),
    slide.kind === 'cover' ? renderContents(deck) : '',
    options.notes && slide.notesHtml
      ? `<aside class="notes" hidden aria-label="${escapeHtml(words.notes)}">${slide.notesHtml}</aside>`
      : '',
  ]
    .filter(Boolean)
    .join('\n');
  const rev = options.rev === undefined ? '' : ` data-rev="${options.rev}"`;
  // For links and lists: the heading's text would run its marks into the words.
  const title = slide.titleMarked ? ` data-title="${escapeHtml(slide.title)}"` : '';
  return `<section${rev} id="${escapeHtml(slide.id)}" class="${classes}" ${name}${title}${lang}>\n${inner}\n</section>`;
}

/** A slide's body: its texts as they are, and between them what is drawn or listed. */
export function renderBody(body: readonly BodyPart[], lang: string, draw: DrawFigure): string {
  const render = (part: BodyPart): string => {
    if (typeof part === 'string') return part;
    if (part.type === 'claims') return renderLedger([part], lang);
    return part.type === 'references' ? renderReferences([part], lang) : draw(part);
  };
  return body.map(render).join('');
}

function renderHead(deck: Deck, slide: Slide): string {
  return `<div class="slide-head">${renderRunning(deck, slide)}${renderMarking(deck)}</div>`;
}

/**
 * The section's name over its slides. Where the section begins it is the section's heading, as in the source, so that
 * outlines have the slides under it; a slide that is the section itself has that heading in its title.
 */
function renderRunning({ slides }: Deck, { section, kind, index }: Slide): string {
  if (!section) return '';
  const opens = kind !== 'section' && slides[index - 1]?.section !== section;
  const level = opens ? 'h1' : 'p';
  return `<${level} class="running">${escapeHtml(section)}</${level}>`;
}

function renderMarking(deck: Deck): string {
  return deck.meta.marking ? `<p class="marking">${escapeHtml(deck.meta.marking)}</p>` : '';
}

function renderTitle(slide: Slide, id: string): string {
  if (!slide.titleHtml) return '';
  const level = slide.kind === 'cover' || slide.kind === 'section' ? 'h1' : 'h2';
  return `<${level} class="slide-title" id="${escapeHtml(id)}">${slide.titleHtml}</${level}>`;
}

function renderCoverLines({ meta }: Deck, words: Words): string {
  const byline = [meta.author, meta.date, meta.asOf && `${words.asOf} ${meta.asOf}`].filter(Boolean).join(' · ');
  return [
    '<div class="cover-lines">',
    meta.subtitle && `<p class="subtitle">${escapeHtml(meta.subtitle)}</p>`,
    byline && `<p class="byline">${escapeHtml(byline)}</p>`,
    '</div>',
  ]
    .filter(Boolean)
    .join('\n');
}

/** Links to what is made for paper; paper itself has no use for them. */
function renderDownloads({ slides, handout }: Downloads, words: Words): string {
  const link = (href: string, text: string) =>
    `<a href="${escapeHtml(href)}" type="application/pdf">${escapeHtml(text)}</a>`;
  const links = [link(slides, words.slidesPdf), handout && link(handout, words.handoutPdf)].filter(Boolean);
  return `<p class="downloads screen-only">${links.join(' · ')}</p>`;
}

function renderFoot(deck: Deck, slide: Slide, words: Words, downloads: Downloads | undefined): string {
  const { asOf } = deck.meta;
  return [
    '<div class="slide-foot">',
    slide.kind === 'cover' && downloads && renderDownloads(downloads, words),
    `<p class="sources">${slide.sourcesHtml}</p>`,
    asOf && `<p class="as-of">${escapeHtml(words.asOf)} ${escapeHtml(asOf)}</p>`,
    renderMarking(deck),
    `<p class="number">${slideNumber(deck, slide)}</p>`,
    '</div>',
  ]
    .filter(Boolean)
    .join('');
}
