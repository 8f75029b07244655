/** One slide as a finished section: head with the deck's sections, eyebrow, title, body, band and foot; on the cover, for the article, the contents. */

import { type BodyPart, type Deck, type DeckMeta, type FigureRef, markingColour, type Slide } from '../model/deck.ts';
import { directionOf, isolated, langAttributes } from '../model/direction.ts';
import { escapeHtml, htmlLines } from '../model/html.ts';
import { gradeSign, voiceNamed, voiceSign } from '../model/signs.ts';
import type { Downloads, SectionOptions } from '../model/site.ts';
import { type Words, wordsFor, wordsOf } from '../model/words.ts';
import { renderAgenda, renderLedger, renderReferences, renderWall } from './lists.ts';

/** A figure as HTML. */
export type DrawFigure = (figure: FigureRef) => string;

/**
 * One slide as a finished `<section>`, the same for screen, paper and article.
 * @param deck the whole deck, for what every slide repeats: period, label, count of slides
 */
export function renderSection(deck: Deck, slide: Slide, options: SectionOptions, draw: DrawFigure): string {
  const words = wordsOf(deck.meta);
  const hung = slide.classes.includes('quote') && QUOTED.test(slide.title) && 'hung';
  const kind = slide.kind === 'slide' ? '' : slide.kind;
  const classes = ['slide', kind, slide.continues && 'continues', ...slide.classes, hung].filter(Boolean).join(' ');
  const titleId = `${slide.id}--title`;
  const lang = slide.attrs.lang ? ` ${langAttributes(slide.attrs.lang)}` : '';
  const voiceId = `${slide.id}--voice`;
  const labels = slide.attrs.voice ? `${voiceId} ${titleId}` : titleId;
  // Several may have no title: each is named by its own number.
  const own = slide.title === words.untitled ? `${slide.title} ${slide.index + 1}` : slide.title;
  const name = slide.titleHtml ? `aria-labelledby="${labels}"` : `aria-label="${escapeHtml(own)}"`;
  const list = listOf(slide);
  const inner = [
    renderHead(deck, slide, words),
    renderEyebrow(slide, voiceId, words),
    renderTitle(slide, titleId),
    list && !slide.continues && renderFold(words),
    slide.kind === 'cover' ? renderCoverLines(deck) : '',
    `<div class="slide-body">${renderBody(slide.body, deck.meta, draw)}</div>`,
    renderBand(slide, words),
    slide.footnotesHtml &&
      `<aside class="footnotes" role="note" aria-label="${escapeHtml(words.footnotes)}">${slide.footnotesHtml}</aside>`,
    renderFoot(deck, slide, words, options),
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
  return `<section${rev} id="${escapeHtml(slide.id)}" class="${classes}"${list && ` data-list="${list}"`} ${name}${title}${lang}>\n${inner}\n</section>`;
}

/** Words in quotation marks that are wide enough to hang into the margin. */
const QUOTED = /^["“”„«»]/;

/** The long list that a slide is a page of, if it is: in the article its pages are one, and fold away together. */
function listOf({ body }: Slide): string {
  const list = body.find((part) => typeof part !== 'string' && (part.type === 'claims' || part.type === 'references'));
  return typeof list === 'object' ? list.type : '';
}

/** What unfolds a list in the article: see theme/article.css. */
function renderFold({ showList }: Words): string {
  return `<button type="button" class="fold" aria-expanded="false">${escapeHtml(showList)}</button>`;
}

/** A slide's body: its texts as they are, and between them what is drawn or listed. */
export function renderBody(
  body: readonly BodyPart[],
  meta: Pick<DeckMeta, 'lang' | 'found'>,
  draw: DrawFigure,
): string {
  const words = wordsOf(meta);
  const render = (part: BodyPart): string => {
    if (typeof part === 'string') return part;
    if (part.type === 'claims') return renderLedger([part], words);
    if (part.type === 'agenda') return renderAgenda(part);
    if (part.type === 'wall') return renderWall(part, words);
    return part.type === 'references' ? renderReferences([part], meta.lang, words) : draw(part);
  };
  return body.map(render).join('');
}

/** How a slide's number is printed: `3 / 17`, or `B2` for a backup slide. */
export function slideNumber(deck: Deck, slide: Slide): string {
  if (slide.backup) return `B${slide.number}`;
  return `${slide.number} / ${outlineOf(deck).count}`;
}

function renderHead(deck: Deck, slide: Slide, words: Words): string {
  const parts = [
    renderTracker(deck, slide, words),
    renderPlace(slide, outlineOf(deck).count, words),
    renderMarking(deck),
  ];
  return `<div class="slide-head">${parts.join(' ')}</div>`;
}

function renderMarking(deck: Deck): string {
  const { marking } = deck.meta;
  if (!marking) return '';
  return `<p class="marking ${markingColour(marking)}">${escapeHtml(marking)}</p>`;
}

function renderTitle(slide: Slide, id: string): string {
  if (!slide.titleHtml) return '';
  const level = slide.kind === 'cover' || slide.kind === 'section' ? 'h1' : 'h2';
  return `<${level} class="slide-title${coverSize(slide)}" id="${escapeHtml(id)}">${slide.titleHtml}</${level}>`;
}

/** A long title has to find room beside the cover's map: see theme/layouts.css. */
function coverSize({ kind, title }: Slide): string {
  if (kind !== 'cover' || title.length <= 50) return '';
  return title.length <= 80 ? ' long' : ' longer';
}

function renderCoverLines({ meta }: Deck): string {
  const fields = ['author', 'institute', 'date'] as const;
  const byline = fields.flatMap((field) => (meta[field] ? [isolatedField(meta, field)] : [])).join(' · ');
  const { subtitle } = meta;
  return htmlLines([
    '<div class="cover-lines">',
    subtitle && `<p class="subtitle">${meta.html?.subtitle ?? escapeHtml(subtitle)}</p>`,
    byline && `<p class="byline">${byline}</p>`,
    '</div>',
  ]);
}

/** Words of the front matter with their marks, set apart from what runs the other way. */
function isolatedField({ lang, html, ...meta }: DeckMeta, field: 'author' | 'institute' | 'date' | 'asOf'): string {
  const marked = html?.[field];
  if (marked === undefined) return isolated(meta[field] ?? '', lang);
  return directionOf(lang) === 'rtl' ? `<bdi>${marked}</bdi>` : marked;
}

/** Links to what is made for paper and for PowerPoint; paper itself has no use for them. */
function renderDownloads({ slides, handout, pptx }: Downloads, words: Words): string {
  const link = (href: string, text: string, type = 'application/pdf') =>
    `<a href="${escapeHtml(href)}" type="${type}">${escapeHtml(text)}</a>`;
  const links = [
    link(slides, words.slidesPdf),
    handout && link(handout, words.handoutPdf),
    pptx && link(pptx, 'PowerPoint', PPTX_TYPE),
  ].filter(Boolean);
  return `<p class="downloads screen-only">${links.join(' · ')}</p>`;
}

const PPTX_TYPE = 'application/vnd.openxmlformats-officedocument.presentationml.presentation';

function renderFoot(deck: Deck, slide: Slide, words: Words, options: SectionOptions): string {
  const { downloads } = options;
  const { asOf, title, footer, numbers, html } = deck.meta;
  const repeated = slide.footHtml ?? html?.footer ?? escapeHtml(footer ?? title);
  const own = slide.footHtml === undefined ? '' : ' own';
  // The deck's title is read once; a link must be heard where it is, and so must words of the slide.
  const unheard = own || repeated.includes('<a ') ? '' : ' aria-hidden="true"';
  return [
    '<div class="slide-foot">',
    slide.kind === 'cover' && downloads && renderDownloads(downloads, words),
    `<p class="sources">${slide.sourcesHtml}</p>`,
    slide.kind !== 'cover' && `<p class="deck-title${own}"${unheard}>${repeated}</p>`,
    asOf && `<p class="as-of">${escapeHtml(words.asOf)} ${isolatedField(deck.meta, 'asOf')}</p>`,
    `<p class="number"${numbers === false ? ' hidden' : ''}>${slideNumber(deck, slide)}</p>`,
    options.logo && `<img class="logo" src="${escapeHtml(options.logo)}" alt="" loading="lazy">`,
    renderMarking(deck),
    '</div>',
  ]
    .filter(Boolean)
    .join(' ');
}

/** Who speaks on the slide, above its title; empty where the title is established fact. */
export function renderEyebrow({ attrs: { voice } }: Slide, id: string, { found }: Words): string {
  if (!voice) return '';
  const sign = voiceSign(voiceNamed(voice, found));
  return `<p class="eyebrow" id="${escapeHtml(id)}">${sign}${escapeHtml(voice)}</p>`;
}

/** The band under a slide's content: what was found, or plain sentences on the same ground. */
export function renderBand({ band }: Slide, { found }: Words): string {
  if (!band) return '';
  const { grade, note, html } = band;
  if (!grade) return `<div class="band strip">${html}</div>`;
  return htmlLines([
    `<div class="band found" role="group" aria-label="${escapeHtml(found.label)}">`,
    '<div class="band-result">',
    `<p class="band-label">${voiceSign('found')}${escapeHtml(found.label)}</p>`,
    `<p class="band-grade">${gradeSign(grade)}${escapeHtml(found[grade])}</p>`,
    note && `<p class="band-note">${escapeHtml(note)}</p>`,
    '</div>',
    `<div class="band-text">${html}</div>`,
    '</div>',
  ]);
}

/** Room for names in the header, in characters of 7.6 px, with 26 px between two. */
const ROOM = 136;
const GAP = 3.4;

const outlines = new WeakMap<Deck, { sections: readonly string[]; count: number }>();

/** Names of the sections before the backup, in order, one that goes on after another once; and how many slides are counted. All slides ask. */
export function outlineOf(deck: Deck): { sections: readonly string[]; count: number } {
  const known = outlines.get(deck);
  if (known) return known;
  const main = deck.slides.filter(({ backup }) => !backup);
  const names = main.map(({ section }) => section).filter((section) => section !== '');
  const outline = { sections: [...new Set(names)], count: main.length };
  outlines.set(deck, outline);
  return outline;
}

/** The names of sections that stand over a slide: those that have no room in one line leave all but the current one out. */
export function namesOver(deck: Deck, { section, backup }: Slide): readonly string[] {
  const { sections } = outlineOf(deck);
  const all = backup && !sections.includes(section) ? [...sections, section] : sections;
  return all.reduce((sum, name) => sum + name.length + GAP, 0) > ROOM ? [section] : all;
}

/**
 * The sections over a slide, the current one marked. Only its name is for a screen reader and for outlines: the list would
 * be heard on every slide. Where a section begins its name is the section's heading, as in the source, so that outlines
 * have the slides under it; a slide that is the section itself has that heading in its title.
 */
export function renderTracker(deck: Deck, slide: Slide, words: Words): string {
  const { section, kind, index } = slide;
  if (kind === 'cover') return `<p class="tracker"><span class="cover-kind">${escapeHtml(words.briefing)}</span></p>`;
  if (!section) return '';
  const opens = kind !== 'section' && deck.slides[index - 1]?.section !== section;
  const level = opens ? 'h1' : 'p';
  const current = `<${level} class="running">${escapeHtml(section)}</${level}>`;
  const items = namesOver(deck, slide).map((name) => (name === section ? current : other(name)));
  return `<div class="tracker">${items.join(' ')}</div>`;
}

function other(name: string): string {
  return `<span aria-hidden="true">${escapeHtml(name)}</span>`;
}

/** Where the slide stands, for the article: a number of how many, and a line as long as the way so far. */
export function renderPlace({ kind, backup, number }: Slide, count: number, words: Words): string {
  if (kind === 'cover') return '';
  if (backup) return `<p class="place screen-only">B${number}</p>`;
  const line = `<svg class="way screen-only" viewBox="0 0 ${count} 1" preserveAspectRatio="none" aria-hidden="true"><path d="M0 0h${number}v1H0z"/></svg>`;
  return `<p class="place screen-only">${number} ${escapeHtml(words.of)} ${count}</p>${line}`;
}

/** The table of contents of the article: sections, and their slides as links, a long list once. The deck and paper do not show it. */
export function renderContents({ meta, slides }: Deck): string {
  const title = escapeHtml(wordsFor(meta.lang).contents);
  const listed = slides.filter(({ kind, continues }) => kind !== 'cover' && !continues);
  const entries = groupSlides(listed).map(({ section, slides: own }) => {
    const links = own.filter(({ kind }) => kind !== 'section').map((slide) => `<li>${link(slide, slide.title)}</li>`);
    if (section === '') return links.join('');
    const [first] = own;
    const name = first ? link(first, section) : escapeHtml(section);
    return `<li><span class="contents-section">${name}</span><ol>${links.join('')}</ol></li>`;
  });
  return `<nav class="contents screen-only" aria-labelledby="contents--title"><p id="contents--title">${title}</p><ol>${entries.join('')}</ol></nav>`;
}

function groupSlides(slides: readonly Slide[]): { section: string; slides: Slide[] }[] {
  const groups: { section: string; slides: Slide[] }[] = [];
  for (const slide of slides) {
    const last = groups.at(-1);
    if (last?.section === slide.section) last.slides.push(slide);
    else groups.push({ section: slide.section, slides: [slide] });
  }
  return groups;
}

function link({ id }: Slide, text: string): string {
  return `<a href="#${escapeHtml(id)}">${escapeHtml(text)}</a>`;
}
