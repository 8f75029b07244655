import type { FigureWords } from '../figure-words.ts';
import type { Grade } from '../signs.ts';
import type { SpeakerWords } from '../speaker-words.ts';

/** Words of the finding band and of the two signs that are the deck's own: front matter `found` may say others. */
export interface FoundWords {
  /** Over the grade, and the eyebrow of what was found. */
  label: string;
  /** The eyebrow of the deck's own inference. */
  own: string;
  yes: string;
  partly: string;
  no: string;
  unknown: string;
  na: string;
}

/** The page's own words, by language. An author's words never pass through here. */
export interface Words extends FigureWords {
  source: string;
  asOf: string;
  notes: string;
  slide: string;
  backup: string;
  untitled: string;
  footnotes: string;
  /** What a screen reader hears before an item of a task list. */
  tasks: { open: string; done: string };
  /** Titles of callouts that have none of their own. */
  callouts: Record<'note' | 'tip' | 'warning' | 'important' | 'caution', string>;
  total: string;
  /** Of the difference of two percentages, in prose. */
  percentagePoints: string;
  /** Column head of the ends of intervals. */
  interval: string;
  claims: string;
  references: string;
  /** Column heads of the claim ledger. */
  claim: string;
  check: string;
  also: string;
  /** Column heads of a timeline's table. */
  date: string;
  event: string;
  status: string;
  category: string;
  /** Column head of a map's table. */
  shown: string;
  /** What unfolds a figure's table in the article, and what unfolds the pages of a long list. */
  showNumbers: string;
  showList: string;
  contents: string;
  /** Links to what is made for paper. */
  slidesPdf: string;
  handoutPdf: string;
  /** Names of the two views, as commands, and of what both offer. */
  view: string;
  showDeck: string;
  showArticle: string;
  copyAddress: string;
  addressCopied: string;
  save: string;
  /** Before the name of the single file. */
  openSingle: string;
  /** Names of the commands in the toolbar and in help. */
  next: string;
  previous: string;
  first: string;
  last: string;
  overview: string;
  jump: string;
  searchFor: string;
  theme: string;
  fullscreen: string;
  blank: string;
  help: string;
  close: string;
  keys: string;
  /** Of a link to the licence texts. */
  licences: string;
  data: string;
  faultTitle: string;
  /** Over the cover's title. */
  briefing: string;
  /** Over the list of a site's briefings. */
  briefings: string;
  /** Heads of the ledger's columns. */
  whose: string;
  slides: string;
  /** What each grade of the ledger means. */
  meanings: Readonly<Record<Grade, string>>;
  /** On a claim's card. */
  alsoHere: string;
  noneLocated: string;
  ledgerRow: string;
  /** At the foot of a slide with the wall of claims. */
  oneSquare: string;
  escCloses: string;
  /** Between a slide's number and how many there are, in the article: `10 of 17`. */
  of: string;
  /** Behind what the deck worked out itself. */
  calculation: string;
  found: FoundWords;
  /** The speaker view's own. */
  speaker: SpeakerWords;
}
