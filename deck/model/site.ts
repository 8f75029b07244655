/** What a deck is made into: the parts of a site, before it is written. */

import type { Deck, SourceFile } from './deck.ts';
import type { DeckError, Wrong } from './error.ts';
import type { Weight } from './measure.ts';
import type { ChartPanel, Panel } from './panel.ts';
import type { SlideReading } from './reading.ts';
import type { SlideText } from './text.ts';
import type { Words } from './words.ts';

/** A deck as read and made, with everything that is wrong with it. */
export interface LoadedDeck {
  /** Absolute: what the paths of its files are relative to, in places too. */
  home: string;
  deck: Deck;
  panels: Panel[];
  /** The module of each panel, by its id. */
  paths: ReadonlyMap<string, string>;
  /** The texts of these modules, by their paths. */
  modules: ReadonlyMap<string, string>;
  /** Every slide as it is read, for the checks: made when it is asked for. */
  read(): SlideReading[];
  /** The briefing's style.yaml, for the checks. */
  style?: SourceFile;
  problems: DeckError[];
  /** What is wrong on paper only; on screen it is a warning. */
  paper: DeckError[];
  /** Charts and pictures that no slide and no notes name, by path. */
  unused: string[];
  /** What was let pass, with what to write instead. */
  notices: DeckError[];
  /** What the slides say as values, by their ids: made when it is asked for. */
  texts(): ReadonlyMap<string, SlideText>;
  /** Image files that slides may show, by their paths relative to `home`. */
  images: ReadonlyMap<string, Picture | PublishedPicture>;
  theme: Theme;
}

/** An image file that may be published. */
export interface Picture {
  width: number;
  height: number;
  /** How its name ends where it is published, with the dot: by its bytes. */
  ending: string;
  /** What it is, if no picture: a film, whose size is the usual one, or a film's captions. */
  kind?: 'film' | 'captions';
  /** What is wrong with a film or with captions, told where they are shown: words behind the name, and the cure. */
  fault?: Wrong;
}

/** A picture as a site publishes it. */
export interface PublishedPicture extends Picture {
  /** A drawing's text made safe, the bytes of any other. */
  content: string | Uint8Array;
  /** Its name in the site, relative to the page. */
  address: string;
}

/** What of a theme is needed without a browser. */
export interface Theme {
  /** Absolute path of the folder that its styles lie in. */
  folder: string;
  /** What a briefing of its own says of the theme's tokens, as CSS; empty if nothing. */
  own: string;
  colours: ReadonlyMap<string, ThemeColour>;
  /** The page's icon, as SVG. */
  icon: string;
}

/** Who may read the notes of what is being made: everyone, the presenter alone, or nobody because they are left out. */
export type NotesUse = 'public' | 'private' | 'none';

/** What the notes switch decided: notes stand in the page or they do not. */
export interface SectionOptions {
  notes: boolean;
  /** Files that stand beside the page: the cover links to them. */
  downloads?: Downloads | undefined;
  /** Address of the deck's logo, relative to the page. */
  logo?: string | undefined;
  /** While serving: changes with the slide. */
  rev?: string;
}

/** Addresses of the files beside the page, relative to it. */
export interface Downloads {
  slides: string;
  handout?: string;
  /** For PowerPoint. */
  pptx?: string;
}

/** A slide as HTML. */
export interface Section {
  id: string;
  html: string;
}

/** A file that stands beside the page; its name is relative to it and changes with its content. */
export interface Asset {
  fileName: string;
  source: string | Uint8Array;
}

/** What a stylesheet says of a font file. */
export interface FontFace {
  family: string;
  weight: Weight;
  fileName: string;
  /** CSS `unicode-range`. */
  range: string;
}

/** A font file of the page; its name is known before the file is. */
export interface WebFont extends FontFace {
  /** Whether the first slide needs it: worth a preload. */
  preload: boolean;
  /** What it was cut from, by name. */
  package: string;
  source(): Promise<Uint8Array>;
}

/** A colour of the theme in both schemes, as hexadecimal. */
export interface ThemeColour {
  light: string;
  dark: string;
}

/** Which page it is: the deck, the speaker view, or the single file that is both. */
export type PageKind = 'deck' | 'speaker' | 'single';

/** The data that the page's script reads: panels by id, the page's words, the language. */
export interface PageData {
  /** Of its figures, with the digits that they are written in, `en-u-nu-latn`. */
  lang: string;
  words: Words;
  panels: Record<string, ChartPanel>;
  /** Of a built site, where they stand instead: a first slide does without them. Relative to the page. */
  panelsFile?: string;
  /** Planned seconds of every slide in order; null for a slide that is not planned. */
  plan: (number | null)[];
  /** Planned length of the talk in seconds; null if the author gave none. */
  duration: number | null;
  /** Whether the page holds the notes. */
  notes: boolean;
}

/** A deck with all that its page needs, not yet put into the template. */
export interface Site {
  loaded: LoadedDeck;
  notes: NotesUse;
  /** What the page's script reads. */
  data: PageData;
  sections: Section[];
  assets: Asset[];
  /** Files of the site too, which may still be in the making. */
  fonts: WebFont[];
  headScript: string;
  /** The panels of its data as JSON, if it has any. */
  panelsFile?: string | undefined;
  stylesheet: string;
  preloads: string[];
  /** Lines of the head for those who list, preview or install the page; none while serving. */
  shareTags: string[];
}
