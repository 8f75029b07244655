import type { MarkdownIt } from 'markdown-it';
import { type DeckError, sortErrors } from '../error.ts';
import type { Claim, Deck, DeckMeta, Reference } from '../model.ts';
import { wordsFor } from '../words.ts';
import { readClaims } from './claims.ts';
import type { Carry, Draft } from './drafts.ts';
import { normalise, readFrontMatter, refuseFrontMatter, splitFrontMatter } from './front-matter.ts';
import { checkGenerated, findUsed, generateSlides, takeGenerated } from './generated-slides.ts';
import { keySpace } from './key-space.ts';
import { unknownLinks } from './links.ts';
import { makeParser } from './parser.ts';
import { readReferences } from './references.ts';
import { renderDraft, renderNotes } from './render.ts';
import { type DeckInput, type DeckScope, makeFileScope, type Reporter } from './scope.ts';
import { assignIds, SlideIds } from './slide-ids.ts';
import { splitSlides } from './slides.ts';
import { sourceLine } from './source-line.ts';

export { LEDGER_WIDTHS } from './ledger.ts';
export { PAGE } from './paging.ts';
export { REFERENCE_WIDTHS } from './reference-list.ts';
export type { DeckInput, Host, PanelPlace } from './scope.ts';

/** A parsed deck: the best that could be made, and every fault found on the way. */
export interface ParsedDeck {
  deck: Deck;
  /** Sorted by file and place; empty if the deck may be published. */
  problems: DeckError[];
  /** Widths of columns in per cent that the deck uses, ascending: `40` stands for a class `w-40`. */
  widths: number[];
}

/** One slide file, its front matter blanked. */
interface Body {
  path: string;
  text: string;
}

/**
 * Turns Markdown and its data into a deck of finished HTML. Pure: reads no file, touches no page, keeps nothing.
 * Never throws for an author's fault.
 */
export function parseDeck(input: DeckInput): ParsedDeck {
  const problems: DeckError[] = [];
  const { meta, bodies } = readFiles({ problems }, input);
  const { references, claims } = readSources({ problems }, input);
  const deck: DeckScope = {
    input,
    problems,
    keys: keySpace({ problems }, references, claims),
    panelsById: new Map([...input.panels.values()].map((panel) => [panel.id, panel])),
    lang: meta.lang,
    words: wordsFor(meta.lang),
    slideLinks: [],
    widths: new Set(),
  };
  const md = makeParser(meta.lang);
  const slides = makeSlides(deck, md, meta, readDrafts(deck, md, bodies));
  const widths = [...deck.widths].sort((a, b) => a - b);
  return { deck: { meta, slides, references, claims }, problems: sortErrors(problems), widths };
}

function readFiles(reporter: Reporter, input: DeckInput): { meta: DeckMeta; bodies: Body[] } {
  if (input.files.length === 0) {
    // A bare cover: that a deck needs a file is its reader's to say, who knows the folder.
    return { meta: readFrontMatter({ problems: [] }, 'slides', undefined), bodies: [{ path: 'slides', text: '' }] };
  }
  const { files } = input;
  const [first] = files;
  let yaml: string | undefined;
  const bodies = files.map((file) => {
    const split = splitFrontMatter(normalise(file.text), file === first);
    if (file === first) yaml = split.yaml;
    else if (split.yaml !== undefined) refuseFrontMatter(reporter, file.path);
    return { path: file.path, text: split.body };
  });
  return { meta: readFrontMatter(reporter, first?.path ?? 'slides', yaml), bodies };
}

function readSources(reporter: Reporter, input: DeckInput): { references: Reference[]; claims: Claim[] } {
  const references = input.references ? readReferences(reporter, input.references) : [];
  const known = new Set(references.map(({ id }) => id));
  return { references, claims: input.claims ? readClaims(reporter, input.claims, known) : [] };
}

/** Parses each file on its own; the section goes on from file to file. Backup slides come last. */
function readDrafts(deck: DeckScope, md: MarkdownIt, bodies: readonly Body[]): Draft[] {
  const carry: Carry = { section: '', backup: false };
  const drafts = bodies.flatMap(({ path, text }, i) => {
    const scope = makeFileScope(deck, path, text);
    return splitSlides(scope, md.parse(text, { scope }), carry, i === 0);
  });
  const ready = drafts.map(takeGenerated);
  return [...ready.filter(({ backup }) => !backup), ...ready.filter(({ backup }) => backup)];
}

function makeSlides(deck: DeckScope, md: MarkdownIt, meta: DeckMeta, drafts: readonly Draft[]): Deck['slides'] {
  const ids = new SlideIds();
  const assigned = assignIds(deck, drafts, ids);
  unknownLinks(deck, ids.all());
  const counts = new Map<string, number>();
  const rendered = drafts.map((draft) => renderDraft(md, meta, draft, assigned.get(draft) ?? 'cover', counts));
  const used = findUsed(deck, rendered);
  const linkable = new Set([...used.claims, ...used.references].map(({ id }) => id));
  for (const each of rendered) {
    each.slide.notesHtml = renderNotes(md, each, linkable);
    // What only a figure cites stands in the figure's own source line.
    const own = each.slide.cites.filter((key) => each.marks.has(key));
    each.slide.sourcesHtml = sourceLine(deck, own.length > 0 ? own : each.slide.cites);
  }
  checkGenerated(deck, rendered, used);
  return generateSlides(deck, rendered, used, ids);
}
