import type { SourceRef } from '../model/deck.ts';
import { DeckError } from '../model/error.ts';
import { firstOf } from './nearest.ts';

/** What is written for another tool and means nothing here: it is let pass, and said once for each kind. */
export interface Passed {
  kind: NoticeKind;
  /** As the author wrote it. */
  name: string;
  source: SourceRef;
}

/** Where notices are noted; who has no use for them leaves it out. */
export interface Noticing {
  readonly passed?: Passed[];
}

interface Notice {
  message: (names: string) => string;
  hint: string;
}

/** What is said of each kind, and what an author may write instead. */
const NOTICES = {
  directive: {
    message: (names) => `Directives in comments have no effect here: ${names}.`,
    hint: 'Write classes and attributes on the slide\'s heading, as in "## Title {.statement}": see docs/dialect.md#comments.',
  },
  'code-cell': {
    message: (names) => `Code cells are shown, and nothing is run: ${names}.`,
    hint: 'Set what they would draw as a chart or a picture; "echo: false" leaves the source out.',
  },
  'code-mark': {
    message: (names) => `Marks in code that the list after it does not explain: ${names}.`,
    hint: 'Number the marks as the list does, from 1: see docs/dialect.md#code.',
  },
  'formula-steps': {
    message: (names) => `The lines of a formula come all at once: ${names}.`,
    hint: 'Write each step as a formula of its own and ". . ." between them: see docs/dialect.md#mathematics.',
  },
  'raw-block': {
    message: (names) => `Raw text for other formats is left out: ${names}.`,
    hint: 'Leave it out, or keep it for the other tool: see docs/from-quarto.md.',
  },
  'foreign-mark': {
    message: (names) => `Marks of other tools stand as they are written: ${names}.`,
    hint: 'Write Markdown, or a character of its own: see docs/dialect.md#words-in-a-line.',
  },
  'undefined-reference': {
    message: (names) =>
      `Links and pictures whose address stands nowhere in their file are words in brackets: ${names}.`,
    hint: 'Write its line, "[name]: https://…", into the same file with an empty line before it, or "[words](https://…)".',
  },
  'bare-stars': {
    message: (names) =>
      `Stars stand as they are written, since no bold words end between a sign and a letter: ${names}.`,
    hint: 'Set the last sign behind the stars, or leave a space there: "**words**: more".',
  },
  'own-class': {
    message: (names) =>
      `Classes that are not the deck's stay in the page, each with "user-" before its name: ${names}.`,
    hint: 'Set them in theme/, or leave them out: see docs/dialect.md#classes.',
  },
  'foreign-attribute': {
    message: (names) => `Attributes for other tools have no effect here: ${names}.`,
    hint: 'Leave them out, or keep them for the other tool: see docs/from-quarto.md.',
  },
  'foreign-field': {
    message: (names) => `Settings for other tools have no effect here: ${names}.`,
    hint: 'Leave them out, or keep them for the other tool: see docs/from-quarto.md.',
  },
  marp: {
    message: () => "In Marp comments are speaker notes; here they are nobody's but yours.",
    hint: 'Write what you say between "::: notes" and ":::": see docs/dialect.md#notes.',
  },
  'csl-field': {
    message: (names) => `Fields of references that are not printed: ${names}.`,
    hint: 'Nothing has to be done: the list gives author, title, container, publisher, date and address.',
  },
  'csl-marks': {
    message: (names) => `References are printed in plain words, without marks such as <i>: ${names}.`,
    hint: 'Nothing has to be done; take the marks out to be rid of this notice.',
  },
  'no-words': {
    message: (names) => `The page's own words ("Source", "As of", …) are in English: there are none in ${names}.`,
    hint: 'Nothing has to be done. What you write, numbers, quotation marks and hyphens follow the language; a table of its words in deck/model/words/ would be welcome.',
  },
  'no-sections': {
    message: () => 'The deck has no sections to list: it goes without a slide of contents.',
    hint: 'Write "# Section" over the slides that belong together, or leave "toc" out: see docs/dialect.md#agenda.',
  },
  'all-sections': {
    message: () =>
      'Every slide begins with "#", which opens a section: its title stands in the middle of the page, and in the head of all.',
    hint: 'Write "slide-level: 1" in the front matter, or "##" over the slides: see docs/dialect.md#slides.',
  },
  'bare-address': {
    message: (names) => `An address alone is no link: ${names}.`,
    hint: 'Write it in angle brackets, "<https://…>", or "[words](https://…)"; for words alone nothing has to be done.',
  },
  'quoted-list': {
    message: () => 'A list in a quotation is a quotation here; in Pandoc it comes in steps.',
    hint: 'Write "::: incremental" and ":::" round the list for steps; for a quotation nothing has to be done.',
  },
  'no-steps': {
    message: () => 'Nothing comes step by step in an "::: incremental" without a list.',
    hint: 'Write ". . ." between paragraphs, or "{.fragment}" behind what comes by itself: see docs/dialect.md#steps.',
  },
  'vertical-slide': {
    message: () => 'A rule "----" opens a slide like any other: the deck is flat and has no vertical stacks.',
    hint: 'Write "---", or give the slide a heading "##": see docs/dialect.md#slides.',
  },
  'yaml-comment': {
    message: (names) => `Behind " #" a value without quotes goes on as a comment: ${names}.`,
    hint: 'Set the value in quotes if the words belong to it, or the comment on a line of its own.',
  },
} as const satisfies Record<string, Notice>;

export type NoticeKind = keyof typeof NOTICES;

/** Notes that something is let pass. */
export function letPass({ passed }: Noticing, kind: NoticeKind, source: SourceRef, name: string): void {
  passed?.push({ kind, name, source });
}

/** One notice for each kind, at the place of the first, with all names once. */
export function gatherNotices(passed: readonly Passed[]): DeckError[] {
  return Object.entries(NOTICES).flatMap(([kind, notice]: [string, Notice]) => {
    const own = passed.filter((each) => each.kind === kind);
    const [first] = own;
    if (!first) return [];
    const names = [...new Set(own.map(({ name }) => name))];
    return [new DeckError(kind, notice.message(firstOf(names)), notice.hint, first.source)];
  });
}
