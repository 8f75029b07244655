import type { Grade } from './signs.ts';
import { deSpeaker, enSpeaker, type SpeakerWords } from './speaker-words.ts';

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
export interface Words {
  source: string;
  sources: string;
  asOf: string;
  notes: string;
  slide: string;
  backup: string;
  untitled: string;
  notAvailable: string;
  footnotes: string;
  /** What a screen reader hears before an item of a task list. */
  tasks: { open: string; done: string };
  /** Titles of callouts that have none of their own. */
  callouts: Record<'note' | 'tip' | 'warning' | 'important' | 'caution', string>;
  total: string;
  /** Of the difference of two percentages, in prose. */
  percentagePoints: string;
  /** What is missing to a whole. */
  rest: string;
  /** Column head of the ends of intervals. */
  interval: string;
  /** What values are written in. */
  factors: Readonly<Record<'thousand' | 'million' | 'billion', string>>;
  /** Of a difference between percentages. */
  points: string;
  /** An axis in equal ratios. */
  logScale: string;
  claims: string;
  references: string;
  /** Column heads of the claim ledger. */
  claim: string;
  figure: string;
  voice: string;
  kind: string;
  check: string;
  usedOn: string;
  also: string;
  /** Between the ends of an interval: `6 to 12`. */
  to: string;
  accessed: string;
  /** Column heads of a timeline's table. */
  date: string;
  event: string;
  status: string;
  category: string;
  /** Column head of a map's table. */
  shown: string;
  showTable: string;
  /** What unfolds a figure's table in the article, and what unfolds the pages of a long list. */
  showNumbers: string;
  showList: string;
  showChart: string;
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
  search: string;
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
  dataPoints: string;
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
  escCloses: string;
  /** Between a slide's number and how many there are, in the article: `10 of 17`. */
  of: string;
  /** On a map, of lines and rings that follow no survey. */
  schematic: string;
  /** Behind what the deck worked out itself. */
  calculation: string;
  found: FoundWords;
  /** The speaker view's own. */
  speaker: SpeakerWords;
}

const en: Words = {
  source: 'Source',
  sources: 'Sources',
  asOf: 'As of',
  notes: 'Notes',
  slide: 'Slide',
  backup: 'Backup',
  untitled: 'Untitled slide',
  notAvailable: 'n/a',
  footnotes: 'Footnotes',
  tasks: { open: 'to do', done: 'done' },
  callouts: { note: 'Note', tip: 'Tip', warning: 'Warning', important: 'Important', caution: 'Caution' },
  total: 'Total',
  percentagePoints: 'percentage points',
  rest: 'rest',
  interval: 'interval',
  factors: { thousand: 'in thousands', million: 'in millions', billion: 'in billions' },
  points: 'points',
  logScale: 'logarithmic scale',
  claims: 'Claims',
  references: 'References',
  claim: 'Claim',
  figure: 'Figure',
  voice: 'Voice',
  kind: 'Kind',
  check: 'Check',
  usedOn: 'Used on',
  also: 'also',
  to: 'to',
  accessed: 'accessed',
  date: 'Date',
  event: 'Event',
  status: 'Status',
  category: 'Category',
  shown: 'Shown on the map',
  showTable: 'Show data table',
  showNumbers: 'Show the numbers',
  showList: 'Show the whole list',
  showChart: 'Show chart',
  contents: 'Contents',
  slidesPdf: 'Slides (PDF)',
  handoutPdf: 'Handout (PDF)',
  view: 'View',
  showDeck: 'Show as slides',
  showArticle: 'Read as an article',
  copyAddress: 'Copy address',
  addressCopied: 'Address copied',
  save: 'Save as',
  openSingle: 'To see this as slides from a disk, open',
  next: 'Next',
  previous: 'Previous',
  first: 'First slide',
  last: 'Last slide',
  overview: 'Overview',
  jump: 'Jump to slide',
  search: 'Search',
  searchFor: 'Search in slides',
  theme: 'Light or dark',
  fullscreen: 'Full screen',
  blank: 'Blank screen',
  help: 'Help',
  close: 'Close',
  keys: 'Keys',
  licences: 'Licences of what this page is made of',
  data: 'Chart or data table',
  dataPoints: 'Data points: up and down arrows',
  faultTitle: 'The deck could not be rebuilt; the last good one is shown',
  briefing: 'Briefing',
  briefings: 'Briefings',
  whose: 'Whose words, kind',
  slides: 'Slides',
  meanings: {
    yes: 'an independent page says the same',
    partly: 'in part, or with other figures',
    no: 'denied or contradicted elsewhere',
    unknown: 'in no page we located',
    na: 'judgments, forecasts, values',
  },
  alsoHere: 'Also at this numeral',
  noneLocated: 'none located',
  ledgerRow: 'Ledger, row',
  escCloses: 'Esc closes',
  of: 'of',
  schematic: 'schematic',
  calculation: 'our calculation',
  found: {
    label: 'What we found',
    own: 'Our assessment',
    yes: 'Supported',
    partly: 'Partly supported',
    no: 'Disputed',
    unknown: 'Not found',
    na: 'Not checkable',
  },
  speaker: enSpeaker,
};

const de: Words = {
  source: 'Quelle',
  sources: 'Quellen',
  asOf: 'Stand',
  notes: 'Notizen',
  slide: 'Folie',
  backup: 'Anhang',
  untitled: 'Folie ohne Titel',
  notAvailable: 'k. A.',
  footnotes: 'Fußnoten',
  tasks: { open: 'offen', done: 'erledigt' },
  callouts: { note: 'Hinweis', tip: 'Tipp', warning: 'Warnung', important: 'Wichtig', caution: 'Vorsicht' },
  total: 'Gesamt',
  percentagePoints: 'Prozentpunkte',
  rest: 'übrige',
  interval: 'Spanne',
  factors: { thousand: 'in Tausend', million: 'in Millionen', billion: 'in Milliarden' },
  points: 'Punkte',
  logScale: 'logarithmische Skala',
  claims: 'Aussagen',
  references: 'Literatur',
  claim: 'Aussage',
  figure: 'Zahl',
  voice: 'Stimme',
  kind: 'Art',
  check: 'Prüfung',
  usedOn: 'Verwendet auf',
  also: 'auch',
  to: 'bis',
  accessed: 'abgerufen',
  date: 'Datum',
  event: 'Ereignis',
  status: 'Status',
  category: 'Kategorie',
  shown: 'Auf der Karte',
  showTable: 'Datentabelle zeigen',
  showNumbers: 'Zahlen zeigen',
  showList: 'Ganze Liste zeigen',
  showChart: 'Diagramm zeigen',
  contents: 'Inhalt',
  slidesPdf: 'Folien (PDF)',
  handoutPdf: 'Handzettel (PDF)',
  view: 'Ansicht',
  showDeck: 'Als Folien zeigen',
  showArticle: 'Als Artikel lesen',
  copyAddress: 'Adresse kopieren',
  addressCopied: 'Adresse kopiert',
  save: 'Speichern als',
  openSingle: 'Als Folien zeigt dies von einem Datenträger die Datei',
  next: 'Weiter',
  previous: 'Zurück',
  first: 'Erste Folie',
  last: 'Letzte Folie',
  overview: 'Übersicht',
  jump: 'Zu Folie springen',
  search: 'Suchen',
  searchFor: 'In Folien suchen',
  theme: 'Hell oder dunkel',
  fullscreen: 'Vollbild',
  blank: 'Leerer Bildschirm',
  help: 'Hilfe',
  close: 'Schließen',
  keys: 'Tasten',
  licences: 'Lizenzen dessen, woraus diese Seite besteht',
  data: 'Diagramm oder Datentabelle',
  dataPoints: 'Datenpunkte: Pfeil auf und ab',
  faultTitle: 'Neu bauen nicht möglich; gezeigt wird der letzte gute Stand',
  briefing: 'Briefing',
  briefings: 'Briefings',
  whose: 'Wessen Worte, Art',
  slides: 'Folien',
  meanings: {
    yes: 'eine unabhängige Seite sagt dasselbe',
    partly: 'zum Teil oder mit anderen Zahlen',
    no: 'anderswo bestritten oder widerlegt',
    unknown: 'auf keiner gefundenen Seite',
    na: 'Urteile, Prognosen, Werte',
  },
  alsoHere: 'Auch an dieser Ziffer',
  noneLocated: 'keine gefunden',
  ledgerRow: 'Verzeichnis, Zeile',
  escCloses: 'Esc schließt',
  of: 'von',
  schematic: 'schematisch',
  calculation: 'eigene Berechnung',
  found: {
    label: 'Was wir fanden',
    own: 'Unsere Einschätzung',
    yes: 'Belegt',
    partly: 'Teilweise belegt',
    no: 'Umstritten',
    unknown: 'Nicht gefunden',
    na: 'Nicht prüfbar',
  },
  speaker: deSpeaker,
};

const tables: Readonly<Record<string, Words>> = { en, de };

/** The words for a BCP 47 tag; its primary language decides, English serves where there is no table. */
export function wordsFor(lang: string): Words {
  return tables[lang.toLowerCase().split('-')[0] ?? 'en'] ?? en;
}

/** Whether there is a table for a language. */
export function hasWords(lang: string): boolean {
  return Object.hasOwn(tables, lang.toLowerCase().split('-')[0] ?? '');
}

/** The deck's words: those of its language, but for what its front matter says itself. */
export function wordsOf({ lang, found }: { lang: string; found?: Partial<FoundWords> }): Words {
  const words = wordsFor(lang);
  return found ? { ...words, found: { ...words.found, ...found } } : words;
}
