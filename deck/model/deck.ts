/** The deck as values, in the types that every room speaks: everything here survives JSON. */

import type { Grade } from './signs.ts';
import type { FoundWords } from './words.ts';

/** Where something stands in a source file. Line and column count from 1; the file is relative to the project. */
export interface SourceRef {
  file: string;
  line: number;
  column?: number;
}

/** A source file as an edge read it: its path relative to the project, with forward slashes, and its text. */
export interface SourceFile {
  path: string;
  text: string;
  /** Its text is empty since it cannot be read, which is told elsewhere. */
  unread?: true;
}

/** The five labels of the FIRST standard TLP 2.0 (https://www.first.org/tlp/). */
export const MARKINGS = ['TLP:RED', 'TLP:AMBER+STRICT', 'TLP:AMBER', 'TLP:GREEN', 'TLP:CLEAR'] as const;
export type Marking = (typeof MARKINGS)[number];

/** The colours of TLP 2.0, letters on black (https://www.first.org/tlp/); theme/tokens.css has the same. */
export const TLP_COLOURS = { red: '#ff2b2b', amber: '#ffc000', green: '#33ff00', clear: '#ffffff' } as const;

/** Which of the colours a label has: `TLP:AMBER+STRICT` is amber, too. */
export function markingColour(marking: Marking): keyof typeof TLP_COLOURS {
  if (marking === 'TLP:RED') return 'red';
  if (marking === 'TLP:GREEN') return 'green';
  return marking === 'TLP:CLEAR' ? 'clear' : 'amber';
}

/** Fields of the front matter that are words, with marks as in a slide's text. */
export const MARKED_FIELDS = [
  'title',
  'subtitle',
  'description',
  'author',
  'institute',
  'date',
  'asOf',
  'footer',
] as const;
export type MarkedField = (typeof MARKED_FIELDS)[number];

/** What the front matter of the first slide file says; its words as they read in plain text. */
export interface DeckMeta {
  title: string;
  subtitle?: string;
  /** One line for search engines and link previews; the subtitle serves if it is missing. */
  description?: string;
  author?: string;
  /** Words under which a PDF is filed. */
  keywords?: string[];
  /** As it is printed. */
  date?: string;
  /** The day that it means, `2024-03-14`, where that can be told for sure. */
  isoDate?: string;
  /** The period that the deck's information covers, in the author's words. */
  asOf?: string;
  /** BCP 47 language tag. */
  lang: string;
  marking?: Marking;
  notes: 'private' | 'public';
  /** The colours the deck opens with: `auto` follows the viewer's system. */
  theme: 'auto' | 'light' | 'dark';
  /** Absolute address of the hosted page. */
  url?: string;
  /** Planned length of the talk in minutes. */
  duration?: number;
  /** Where the author works, as on the cover. */
  institute?: string;
  /** What stands at the foot of each slide in place of the deck's title. */
  footer?: string;
  /** A picture at the foot of each slide: its path as written in the first file. */
  logo?: string;
  /** The file of the sources, beside the slides; `references.yaml` if not given. */
  bibliography?: string;
  /** Every list comes in steps, but in `::: nonincremental`. */
  incremental?: boolean;
  /** Every slide is set as one with `.smaller`. */
  smaller?: boolean;
  /** `false` leaves the slides' numbers out. */
  numbers?: boolean;
  /** Slides begin at `#` in place of `##`. */
  slideLevel?: 1;
  /** A slide behind the cover lists the sections. */
  toc?: boolean;
  /** Its heading, if not the language's own word. */
  tocTitle?: string;
  /** How one slide gives way to the next; if not given, in a short fade. */
  transition?: 'none' | 'fade';
  /** Its words as HTML, where they have marks; the title's stand on the cover. */
  html?: Partial<Record<Exclude<MarkedField, 'title' | 'description'>, string>>;
  /** Words of the finding band that are not those of the language. */
  found?: Partial<FoundWords>;
}

export type SlideKind = 'cover' | 'section' | 'slide' | 'references' | 'claims';

/** What stands at the foot of a slide's content, from edge to edge: what was found, or plain sentences. */
export interface Band {
  /** How the title's claim came out; none for plain sentences. */
  grade?: Grade;
  /** What qualifies the grade, as in "in direction". */
  note?: string;
  /** Ids of the claims that are graded. */
  claims: string[];
  /** Why the grade is another than that of its claims. */
  because?: string;
  html: string;
  source: SourceRef;
}

/** What a piece of a slide needs beside its text: only what a public piece shows is published. */
export interface Shown {
  /** Image files, by their paths in the project. */
  pictures: string[];
  /** Widths of columns, in per cent: `40` stands for a class `w-40`. */
  widths: number[];
}

export interface Slide {
  id: string;
  /** Place in the deck, from 0, backup included. */
  index: number;
  /** Printed number, from 1: main slides and backup slides are counted apart. */
  number: number;
  /** Heading of the section the slide stands in; empty before the first one. */
  section: string;
  kind: SlideKind;
  /** The heading's plain text; for a slide without a heading, a made-up name from the words table. */
  title: string;
  /** Layout and state classes of the heading, without its dot. */
  classes: string[];
  attrs: Record<string, string>;
  /** The heading's own markup; empty for a slide without a heading. */
  titleHtml: string;
  /** The heading has marks of citations or footnotes, which the title leaves out. */
  titleMarked?: true;
  /** What stands under the heading; band, notes and footnotes excluded: HTML, and what the page draws or lists between it. */
  body: BodyPart[];
  band?: Band;
  /** What stands at its foot in place of the deck's words, empty where nothing shall; the deck's if not given. */
  footHtml?: string;
  /** Footnotes of this slide as a list; empty if there are none. */
  footnotesHtml: string;
  /** Speaker notes; empty if there are none. */
  notesHtml: string;
  /** What it shows but for its notes, and what these show. */
  shows: Shown;
  notesShow: Shown;
  /** How many words the notes have, for the plan of the talk. */
  notesWords: number;
  /** Ids of the panels shown, in order. */
  panels: string[];
  /** Citation keys used by the slide and by its panels, each once, in order of use. */
  cites: string[];
  /** The generated source line: what each numeral stands for, every key a link to its ledger row or reference entry. */
  sourcesHtml: string;
  backup: boolean;
  /** It goes on with the generated list that the slide before began. */
  continues?: true;
  /** The title without the page's number, where a generated list takes several slides. */
  listTitle?: string;
  source: SourceRef;
}

/** A piece of a slide's body. */
export type BodyPart = string | FigureRef | Agenda | ClaimWall | ClaimList | ReferenceList;

/** Where a panel is to be drawn, and how. */
export interface FigureRef {
  type: 'figure';
  /** Id of the panel. */
  panel: string;
  /** The room that it has on its slide: see theme/layouts.css. */
  layout: 'full' | 'map' | 'cover' | 'figure' | 'column' | 'part';
  /** Height in px as the author asked for, else as its slide leaves it. */
  height?: number;
  /** Width in px of a column that is wider or narrower than half a slide. */
  width?: number;
  /** Occurrence of this panel in the deck, from 0: ids must be unique. */
  nth: number;
  /** The author's own text alternative; empty if the panel's summary shall serve. */
  alt: string;
  fragment: boolean;
  /** "Figure 1", before its title, where a reference leads to it. */
  label?: string;
  /** Its series, groups, lanes, … come one after the other while presenting. */
  steps?: true;
  /** Lines from its slide's heading to it, where that is asked for. */
  at?: number;
  /** Citation keys of the panel and of its parts, each once. */
  cites: string[];
  /** The numeral of what it cites beside its parts; empty if there is nothing of that. */
  citeHtml: string;
  /** The numerals of its parts, in the order in which they are read. */
  marks: FigureMark[];
}

/** A numeral within a figure, behind the words of every part that cites these keys. */
export interface FigureMark {
  cites: string[];
  number: number;
  /** The first on its slide has an id. */
  id?: string;
}

/** The deck's sections, each a link to where it begins. */
export interface Agenda {
  type: 'agenda';
  sections: { name: string; target: string }[];
  /** The section that the slide itself stands in. */
  current?: string;
}

/** Every claim of the ledger as a square, by grade. */
export interface ClaimWall {
  type: 'wall';
  claims: { id: string; grade: Grade }[];
  /** Neighbouring grades that a bracket sums. */
  sum: Grade[];
}

/** A row of the claim ledger. */
export interface ClaimRow {
  claim: Claim;
  /** What was found, without the grade that it begins with. */
  found: string;
  usedOn: BackLink[];
}

/** Whether ids and keys such as `umfrage2025` have no room in their columns: they are made wider. */
export interface LongKeys {
  longIds?: true;
  longKeys?: true;
}

/** Rows of the claim ledger, by grade. */
export interface ClaimList extends LongKeys {
  type: 'claims';
  groups: ClaimGroup[];
}

export interface ClaimGroup {
  /** None where the claims have no grades. */
  grade?: Grade;
  /** How many claims the ledger has of it in all. */
  count: number;
  /** It began on the slide before. */
  goesOn: boolean;
  rows: ClaimRow[];
}

/** Entries of the reference list, in columns. */
export interface ReferenceList {
  type: 'references';
  /** Keys such as `umfrage2025` have no room beside their entries: each stands over its own. */
  longKeys?: true;
  columns: { reference: Reference; usedOn: BackLink[] }[][];
}

/** A slide that uses an entry: its number as printed, and the id of the mark on it or of the slide. */
export interface BackLink {
  label: string;
  target: string;
}

/** A bibliographic entry, with the field names of CSL (https://docs.citationstyles.org/en/stable/specification.html). */
export interface Reference {
  id: string;
  type: string;
  title?: string;
  /** CSL `title-short`: how the source line names it. */
  titleShort?: string;
  author?: string[];
  publisher?: string;
  containerTitle?: string;
  /** A date as EDTF writes it: `2022`, `2022-10`, `2022-10-14`, `2022-21` (a season), `2021/2022`, and with `~` behind it about then. */
  issued?: string;
  URL?: string;
  note?: string;
  /** Further pages that say the same: addresses, or names where the address is not known. Not a CSL field. */
  also?: string[];
  source: SourceRef;
}

/** One row of the claim ledger. */
export interface Claim {
  id: string;
  claim: string;
  figure?: string;
  /** Whose words: printed as it stands. */
  voice: string;
  kind: string;
  /** How it came out; missing where the file has no grades. */
  grade?: Grade;
  /** What was found, in the author's words. */
  check: string;
  references: string[];
  source: SourceRef;
}

export interface Deck {
  meta: DeckMeta;
  slides: Slide[];
  references: Reference[];
  claims: Claim[];
}
