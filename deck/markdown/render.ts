import type { MarkdownIt, Token } from 'markdown-it';
import type { DeckMeta, Slide } from '../model/deck.ts';
import { escapeHtml } from '../model/html.ts';
import type { Draft } from './drafts.ts';
import { cutBand } from './rules/bands.ts';
import { footnoteList } from './rules/footnotes.ts';
import { cutNotes } from './rules/notes.ts';
import { drawPanels, type PanelCounts, refusePanels } from './rules/panel-figures.ts';
import { pauses } from './rules/pauses.ts';
import type { FileEnv, FileScope, Linkable, SlideScope } from './scope.ts';
import { titleOf } from './slide-ids.ts';

/** A slide rendered but for what needs the whole deck: its numbers, its notes and its source line. */
export interface Rendered {
  draft: Draft;
  slide: Slide;
  notes: Token[];
  /** Keys that have a mark on this slide, for the links back. */
  marks: ReadonlySet<string>;
}

/** Renders one draft's heading, body and footnotes. */
export function renderDraft(md: MarkdownIt, meta: DeckMeta, draft: Draft, id: string, counts: PanelCounts): Rendered {
  const { file } = draft;
  const { body: shown, notes } = cutNotes(draft.tokens);
  const { body, band } = cutBand(file, shown);
  const scope = enterSlide(file, id, false);
  const titleHtml = draft.kind === 'cover' ? escapeHtml(meta.title) : renderTitle(md, draft);
  const tokens = pauses(body);
  const panels = drawPanels(file, tokens, draft.classes, counts);
  const html = render(md, file, tokens);
  const bandHtml = band && render(md, file, band.tokens);
  const footnotesHtml = renderFootnotes(md, file, scope);
  const slide: Slide = {
    id,
    index: 0,
    number: 0,
    section: draft.section,
    kind: draft.kind,
    title: draft.kind === 'cover' ? meta.title || file.deck.words.untitled : titleOf(file.deck, draft),
    classes: draft.classes,
    attrs: draft.attrs,
    titleHtml,
    html,
    ...(band && bandHtml !== undefined ? { band: { ...band.fields, html: bandHtml } } : {}),
    footnotesHtml,
    notesHtml: '',
    panels,
    cites: [...scope.cites],
    sourcesHtml: '',
    backup: draft.backup,
    source: draft.source,
  };
  return { draft, slide, notes, marks: scope.marks };
}

/** Renders a slide's notes, when it is known what the ledger and the list hold: their marks link only to that. */
export function renderNotes(md: MarkdownIt, rendered: Rendered, linkable: Linkable): string {
  const { file } = rendered.draft;
  const scope = enterSlide(file, rendered.slide.id, true, linkable);
  refusePanels(file, rendered.notes, 'the notes');
  const html = render(
    md,
    file,
    rendered.notes.filter((token) => token.type !== 'panel'),
  );
  return html + renderFootnotes(md, file, scope);
}

function renderFootnotes(md: MarkdownIt, file: FileScope, scope: SlideScope): string {
  return footnoteList(file, scope, (tokens) => {
    refusePanels(file, tokens, 'a footnote');
    return render(
      md,
      file,
      tokens.filter((token) => token.type !== 'panel'),
    );
  });
}

function enterSlide(file: FileScope, id: string, inNotes: boolean, linkable?: Linkable): SlideScope {
  const slide = { id, inNotes, cites: new Set<string>(), marks: new Set<string>(), footnotes: new Map() };
  file.slide = linkable ? { ...slide, linkable } : slide;
  return file.slide;
}

function renderTitle(md: MarkdownIt, draft: Draft): string {
  return draft.heading
    ? md.renderer.renderInline(draft.heading.children ?? [], md.options, envOf(draft.file)).trim()
    : '';
}

function render(md: MarkdownIt, file: FileScope, tokens: Token[]): string {
  return md.renderer.render(tokens, md.options, envOf(file)).trim();
}

function envOf(scope: FileScope): FileEnv {
  return { scope };
}
