import type { MarkdownIt } from 'markdown-it';
import type { DeckMeta } from '../model/deck.ts';
import { sourceLine } from './cite/source-line.ts';
import type { Draft } from './drafts.ts';
import { type DeckMemory, noting, type RememberedSlide } from './memory.ts';
import { type Rendered, renderDraft, renderNotes } from './render.ts';
import type { PanelCounts } from './rules/panel-figures.ts';
import type { DeckScope } from './scope.ts';

/** A slide rendered but for what needs the whole deck, remembered or made. */
export function renderSlide(
  deck: DeckScope,
  md: MarkdownIt,
  meta: DeckMeta,
  draft: Draft,
  { id, counts }: { id: string; counts: PanelCounts },
  memory: DeckMemory,
): Rendered {
  const title = draft.kind === 'cover' ? meta.title : '';
  const known = memory.slides.get(draft);
  if (known?.id === id && known.title === title && countsHold(known, counts) && known.reads.holdIn(deck)) {
    known.reads.giveTo(deck);
    for (const [panel, nth] of known.panels) counts.set(panel, nth + 1);
    return copyOf(known);
  }
  const before = new Map(counts);
  const { result: rendered, reads } = noting(deck, (own) => {
    draft.file.deck = own;
    return renderDraft(md, meta, draft, id, counts);
  });
  draft.file.deck = deck;
  const panels = rendered.slide.panels.map((panel): [string, number] => {
    const nth = before.get(panel) ?? 0;
    before.set(panel, nth + 1);
    return [panel, nth];
  });
  const made = { id, title, panels, rendered, reads };
  memory.slides.set(draft, made);
  return copyOf(made);
}

/** Later passes set a slide's number, notes and sources: on a copy. */
function copyOf({ rendered }: RememberedSlide): Rendered {
  return { ...rendered, slide: { ...rendered.slide } };
}

function linksHold(linked: ReadonlyMap<string, boolean>, linkable: ReadonlySet<string>): boolean {
  for (const [key, was] of linked) if (linkable.has(key) !== was) return false;
  return true;
}

/** Whether each panel on the slide was drawn as often before as then: its ids hold that number. */
function countsHold({ panels }: RememberedSlide, counts: PanelCounts): boolean {
  const seen = new Map<string, number>();
  return panels.every(([id, nth]) => {
    const before = seen.get(id) ?? counts.get(id) ?? 0;
    seen.set(id, before + 1);
    return before === nth;
  });
}

/**
 * Sets a slide's notes and source line, remembered or made.
 * @param linkable what the ledger and the list hold: the notes' marks link only to that
 */
export function finishSlide(
  deck: DeckScope,
  md: MarkdownIt,
  rendered: Rendered,
  linkable: ReadonlySet<string>,
  memory: DeckMemory,
): void {
  const slide = memory.slides.get(rendered.draft);
  let notes = slide?.notes;
  if (!notes?.reads.holdIn(deck) || !linksHold(notes.linked, linkable)) {
    const linked = new Map<string, boolean>();
    const has = (key: string) => {
      linked.set(key, linkable.has(key));
      return linkable.has(key);
    };
    const { result, reads } = noting(deck, (own) => {
      rendered.draft.file.deck = own;
      // What only a figure cites stands in the figure's own source line.
      const marked = rendered.slide.cites.filter((key) => rendered.marks.has(key));
      const sources = sourceLine(own, marked.length > 0 ? marked : rendered.slide.cites);
      return { html: renderNotes(md, rendered, { has }), sources };
    });
    rendered.draft.file.deck = deck;
    notes = { ...result, linked, reads };
    if (slide) slide.notes = notes;
  } else notes.reads.giveTo(deck);
  rendered.slide.notesHtml = notes.html;
  rendered.slide.sourcesHtml = notes.sources;
}
