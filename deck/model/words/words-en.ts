import { figureWords } from '../figure-words.ts';

/** The page's own words, by language: each other table has the same. An author's words never pass through here. */
export const en = {
  ...figureWords('en'),
  source: 'Source',
  asOf: 'As of',
  notes: 'Notes',
  slide: 'Slide',
  backup: 'Backup',
  untitled: 'Untitled slide',
  footnotes: 'Footnotes',
  /** What a screen reader hears before an item of a task list. */
  tasks: { open: 'to do', done: 'done' },
  /** Titles of callouts that have none of their own. */
  callouts: { note: 'Note', tip: 'Tip', warning: 'Warning', important: 'Important', caution: 'Caution' },
  total: 'Total',
  /** Of the difference of two percentages, in prose. */
  percentagePoints: 'percentage points',
  /** Column head of the ends of intervals. */
  interval: 'interval',
  claims: 'Claims',
  references: 'References',
  /** Column heads of the claim ledger. */
  claim: 'Claim',
  check: 'Check',
  also: 'also',
  /** Column heads of a timeline's table. */
  date: 'Date',
  event: 'Event',
  status: 'Status',
  category: 'Category',
  /** Column head of a map's table. */
  shown: 'Shown on the map',
  /** What unfolds a figure's table in the article, and what unfolds the pages of a long list. */
  showNumbers: 'Show the numbers',
  showList: 'Show the whole list',
  contents: 'Contents',
  /** Links to what is made for paper. */
  slidesPdf: 'Slides (PDF)',
  handoutPdf: 'Handout (PDF)',
  /** Names of the two views, as commands, and of what both offer. */
  view: 'View',
  showDeck: 'Show as slides',
  showArticle: 'Read as an article',
  copyAddress: 'Copy address',
  addressCopied: 'Address copied',
  save: 'Save as',
  /** Before the name of the single file. */
  openSingle: 'To see this as slides from a disk, open',
  /** Names of the commands in the toolbar and in help. */
  next: 'Next',
  previous: 'Previous',
  first: 'First slide',
  last: 'Last slide',
  overview: 'Overview',
  jump: 'Jump to slide',
  searchFor: 'Search in slides',
  theme: 'Light or dark',
  fullscreen: 'Full screen',
  blank: 'Blank screen',
  help: 'Help',
  close: 'Close',
  keys: 'Keys',
  /** Of a link to the licence texts. */
  licences: 'Licences of what this page is made of',
  data: 'Chart or data table',
  faultTitle: 'The deck could not be rebuilt; the last good one is shown',
  /** Over the cover's title. */
  briefing: 'Briefing',
  /** Over the list of a site's briefings. */
  briefings: 'Briefings',
  /** Heads of the ledger's columns. */
  whose: 'Whose words, kind',
  slides: 'Slides',
  /** What each grade of the ledger means. */
  meanings: {
    yes: 'an independent page says the same',
    partly: 'in part, or with other figures',
    no: 'denied or contradicted elsewhere',
    unknown: 'in no page we located',
    na: 'judgments, forecasts, values',
  },
  /** On a claim's card. */
  alsoHere: 'Also at this numeral',
  noneLocated: 'none located',
  ledgerRow: 'Ledger, row',
  /** At the foot of a slide with the wall of claims. */
  oneSquare: 'One square is one claim, with its number in the ledger',
  escCloses: 'Esc closes',
  /** Between a slide's number and how many there are, in the article: `10 of 17`. */
  of: 'of',
  /** Behind what the deck worked out itself. */
  calculation: 'our calculation',
  /** Words of the finding band and of the two signs that are the deck's own: front matter `found` may say others. */
  found: {
    /** Over the grade, and the eyebrow of what was found. */
    label: 'What we found',
    /** The eyebrow of the deck's own inference. */
    own: 'Our assessment',
    yes: 'Supported',
    partly: 'Partly supported',
    no: 'Disputed',
    unknown: 'Not found',
    na: 'Not checkable',
  },
  /** The speaker view's own. */
  speaker: {
    /** Names of commands. */
    view: 'Speaker view',
    print: 'Print',
    zoom: 'Zoom into a figure',
    pointer: 'Pointer: laser, spotlight, none',
    otherDisplay: 'Full screen on the other display',
    timer: 'Start or pause the timer',
    reset: 'Reset the timer',
    rehearse: 'Record a rehearsal',
    rehearsal: 'Rehearsal',
    smaller: 'Smaller notes',
    larger: 'Larger notes',
    /** Scrolls notes that are longer than their pane; said over their end as well. */
    moreNotes: 'More notes',
    openDeck: 'Open the deck',
    /** Where the deck is. */
    connected: 'Deck connected',
    searching: 'Looking for the deck',
    disconnected: 'Disconnected: no deck answers',
    /** Heads and states. */
    current: 'Current slide',
    nextStep: 'Next step',
    end: 'End of the talk',
    step: 'Step',
    noNotes: 'No notes for this slide.',
    notesPrivate: 'The speaker notes are private: they are not part of this published page.',
    clock: 'Time',
    elapsed: 'Elapsed',
    remaining: 'Remaining',
    over: 'Over time',
    thisSlide: 'This slide',
    onTime: 'On time',
    ahead: 'ahead',
    behind: 'behind',
    notStarted: 'Starts with the first step',
    paused: 'Paused',
    recording: 'Recording',
    back: 'Back from the backup slides',
    backTo: 'Back to',
    /** The rehearsal's table. */
    planned: 'Planned',
    actual: 'Actual',
    difference: 'Difference',
    exportCsv: 'Save as CSV',
    forget: 'Delete the recording',
    keptHere: 'Kept on this machine only.',
  },
};

export type Words = typeof en;
