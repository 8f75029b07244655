import type { MarkdownIt } from 'markdown-it';
import type { Deck, DeckMeta, SourceFile } from '../model/deck.ts';
import { type DeckError, sortErrors } from '../model/error.ts';
import { wordsOf } from '../model/words.ts';
import type { Reporter } from '../source/faults.ts';
import {
  normalise,
  readFrontMatter,
  refuseFrontMatter,
  type SplitFile,
  splitFrontMatter,
} from '../source/front-matter.ts';
import { checkGenerated, findUsed, generateSlides } from './cite/generated-slides.ts';
import { readSources } from './cite/read-sources.ts';
import type { Draft } from './drafts.ts';
import { type DeckMemory, deckMemory, forgetParts } from './memory.ts';
import { type Body, parseFile } from './parse-file.ts';
import { makeParser } from './parser.ts';
import { finishSlide, renderSlide } from './render-slide.ts';
import { unknownLinks } from './rules/links.ts';
import type { DeckInput, DeckScope } from './scope.ts';
import { assignIds, SlideIds } from './slide-ids.ts';

export { LEDGER_WIDTHS } from './cite/ledger.ts';
export { PAGE } from './cite/paging.ts';
export { REFERENCE_WIDTHS } from './cite/reference-list.ts';
export { type DeckMemory, deckMemory } from './memory.ts';
export type { DeckInput, Host, PanelPlace } from './scope.ts';

/** A parsed deck: the best that could be made, and every fault found on the way. */
export interface ParsedDeck {
  deck: Deck;
  /** Sorted by file and place; empty if the deck may be published. */
  problems: DeckError[];
  /** Widths of columns in per cent that the deck uses, ascending: `40` stands for a class `w-40`. */
  widths: number[];
}

/**
 * Turns Markdown and its data into a deck of finished HTML. Pure: reads no file, touches no page, keeps nothing.
 * Never throws for an author's fault.
 * @param memory of earlier calls for the same deck: what has not changed is taken from it, and the outcome is the same
 */
export function parseDeck(input: DeckInput, memory: DeckMemory = deckMemory()): ParsedDeck {
  const parsed = parseOnce(input, memory);
  // Faults are told by their places, and what was moved with the lines above it knows its old ones.
  return parsed.problems.length > 0 && forgetParts(memory) ? parseOnce(input, memory) : parsed;
}

function parseOnce(input: DeckInput, memory: DeckMemory): ParsedDeck {
  const problems: DeckError[] = [];
  const { meta, bodies } = readFiles({ problems }, input, memory);
  const { references, claims, keys } = readSources({ problems }, input, memory);
  const deck: DeckScope = {
    input,
    problems,
    keys,
    panelsById: new Map([...input.panels.values()].map((panel) => [panel.id, panel])),
    lang: meta.lang,
    words: wordsOf(meta),
    slideLinks: [],
    widths: [],
  };
  const md = memory.parsers.get(meta.lang) ?? makeParser(meta.lang);
  memory.parsers.set(meta.lang, md);
  const slides = makeSlides(deck, md, meta, readDrafts(deck, md, bodies, memory), memory);
  const widths = [...new Set(deck.widths.map(({ percent }) => percent))].sort((a, b) => a - b);
  return { deck: { meta, slides, references, claims }, problems: sortErrors(problems), widths };
}

function readFiles(reporter: Reporter, input: DeckInput, memory: DeckMemory): { meta: DeckMeta; bodies: Body[] } {
  if (input.files.length === 0) {
    // A bare cover: that a deck needs a file is its reader's to say, who knows the folder.
    return { meta: readFrontMatter({ problems: [] }, 'slides', undefined), bodies: [{ path: 'slides', text: '' }] };
  }
  const { files } = input;
  const [first] = files;
  let yaml: string | undefined;
  const bodies = files.map((file) => {
    const split = splitOnce(file, file === first, memory);
    if (file === first) yaml = split.yaml;
    else if (split.yaml !== undefined) refuseFrontMatter(reporter, file.path);
    return { path: file.path, text: split.body };
  });
  return { meta: readFrontMatter(reporter, first?.path ?? 'slides', yaml), bodies };
}

function splitOnce(file: SourceFile, first: boolean, { splits }: DeckMemory): SplitFile {
  const known = splits.get(file);
  if (known?.first === first) return known;
  const split = { ...splitFrontMatter(normalise(file.text), first), first };
  splits.set(file, split);
  return split;
}

/** Parses each file on its own; the section goes on from file to file. Backup slides come last. */
function readDrafts(deck: DeckScope, md: MarkdownIt, bodies: readonly Body[], memory: DeckMemory): Draft[] {
  let before = { section: '', backup: false };
  const drafts = bodies.flatMap((body, i) => {
    const file = parseFile(deck, md, body, { before, first: i === 0 }, memory);
    before = file.after;
    return file.drafts;
  });
  return [...drafts.filter(({ backup }) => !backup), ...drafts.filter(({ backup }) => backup)];
}

function makeSlides(
  deck: DeckScope,
  md: MarkdownIt,
  meta: DeckMeta,
  drafts: readonly Draft[],
  memory: DeckMemory,
): Deck['slides'] {
  const ids = new SlideIds();
  const assigned = assignIds(deck, drafts, ids);
  unknownLinks(deck, ids.all());
  const counts = new Map<string, number>();
  const rendered = drafts.map((draft) =>
    renderSlide(deck, md, meta, draft, { id: assigned.get(draft) ?? 'cover', counts }, memory),
  );
  const used = findUsed(deck, rendered);
  const linkable = new Set([...used.claims, ...used.references].map(({ id }) => id));
  for (const each of rendered) finishSlide(deck, md, each, linkable, memory);
  checkGenerated(deck, rendered, used);
  return generateSlides(deck, rendered, used, ids);
}
