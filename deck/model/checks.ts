import type { SourceRef } from './deck.ts';
import type { Finding, Severity } from './error.ts';

/** Where a check looks: in the texts and data, or on the laid-out page. */
export type CheckRoom = 'evidence' | 'language' | 'charts' | 'layout';

interface CheckCode {
  room: CheckRoom;
  severity: Severity;
  /** What is wrong, in one sentence: for the manual. */
  means: string;
  /** How to mend it, in one sentence: printed under the finding. */
  cure: string;
}

/** Every code that `npm run check` may print, besides those of faults that stop a build. */
export const CHECKS = {
  ...inRoom('evidence', {
    'unsourced-figure': {
      severity: 'error',
      means: 'A number on a slide is neither bound to a chart or the ledger nor covered by a citation in its block.',
      cure: 'Cite its source behind the sentence, bind it with {{ chart.key }}, or mark your own arithmetic: [105]{.own}.',
    },
    'wrong-sum': {
      severity: 'error',
      means: 'A sum, a difference or a share that the sentence itself works out comes out otherwise.',
      cure: 'Mend the number that is wrong, or say that the parts are rounded.',
    },
    drift: {
      severity: 'error',
      means: 'A number stands beside the citation of a claim whose row in the ledger has other numbers.',
      cure: 'Write the number of the ledger, or cite where this one is from.',
    },
    'typed-value': {
      severity: 'warning',
      means: 'A number equals a value of a chart on the same slide, but is typed: it will stay when the data change.',
      cure: 'Bind it: write {{ chart.key }} in its place.',
    },
    'summary-figure': {
      severity: 'error',
      means: "A chart's summary or an alternative text names a number that is not in the data.",
      cure: 'Write the number of the data, or leave it out.',
    },
    'shared-claim': {
      severity: 'error',
      means: 'Another deck of the project has a claim of the same id that says another number.',
      cure: 'Make both ledgers say the same, or give one of the claims another id.',
    },
    'unsupported-cite': {
      severity: 'warning',
      means: 'A claim is cited by a sentence with which it shares neither a word nor a number.',
      cure: 'Cite the claim that the sentence is about, or say in the sentence what the claim says.',
    },
    'ledger-only': {
      severity: 'warning',
      means: 'A claim is cited only where nothing is said of it, so that it appears in the ledger.',
      cure: 'Say something of it, or leave the citation out.',
    },
    'unused-key': {
      severity: 'warning',
      means: 'A reference or a claim is cited nowhere.',
      cure: 'Cite it, or take the entry out.',
    },
    'reference-incomplete': {
      severity: 'error',
      means: 'A reference has no title, or is a page without its address.',
      cure: 'Fill in title or title-short, and URL.',
    },
    'mark-grade': {
      severity: 'error',
      means: 'A mark on a slide gives a claim another grade than the ledger.',
      cure: "Write the ledger's grade, or mend the ledger.",
    },
    'dead-link': {
      severity: 'error',
      means: 'An address does not answer, or answers that it holds no such page (with --online only).',
      cure: 'Find where the page has gone, or give an archived copy.',
    },
    'unknown-silence': {
      severity: 'error',
      means: 'A silence names a code that no check has.',
      cure: 'Write a code of docs/checks.md.',
    },
    'idle-silence': {
      severity: 'warning',
      means: 'A silence silences nothing: what it is about has been mended.',
      cure: 'Take it out.',
    },
  }),
  ...inRoom('language', {
    'style-file': {
      severity: 'error',
      means: 'The file style.yaml cannot be read, or holds what is not known.',
      cure: 'See docs/checks.md for what stands in it.',
    },
    'name-style': {
      severity: 'error',
      means: 'A name is written another way than style.yaml says.',
      cure: 'Write it as style.yaml says.',
    },
    'loaded-word': {
      severity: 'error',
      means: 'A word stands in the deck that style.yaml bars, or allows in quotation marks only.',
      cure: 'Take a neutral word, or quote the one who said it.',
    },
    'likelihood-word': {
      severity: 'warning',
      means: "A word of likelihood stands in the deck's own voice and is not one of its ladder.",
      cure: 'Take a word of the ladder, or name whose judgement it is.',
    },
    'two-ladders': {
      severity: 'error',
      means: "The deck's own voice uses the words of two ladders of likelihood.",
      cure: 'Keep to one ladder.',
    },
    'likelihood-confidence': {
      severity: 'error',
      means: 'Likelihood and confidence stand in one sentence, where a reader takes one for the other.',
      cure: 'Write two sentences.',
    },
    'long-quotation': {
      severity: 'warning',
      means: 'A quotation is longer than the briefing allows.',
      cure: 'Quote the words that matter and report the rest.',
    },
    'long-sentence': {
      severity: 'warning',
      means: 'A sentence has more words than an audience follows.',
      cure: 'Split the sentence, or leave out what the audience need not hear.',
    },
    'many-words': {
      severity: 'warning',
      means: 'A slide has more words than can be read while somebody speaks.',
      cure: 'Move what is not needed into the notes, or make a second slide.',
    },
    'no-notes': {
      severity: 'warning',
      means: 'A slide has no notes for who presents it.',
      cure: 'Write ::: notes, and what is said.',
    },
    spelling: {
      severity: 'warning',
      means: "A word stands in no dictionary of the deck's language, nor in the briefing's own list.",
      cure: 'Mend it, or add it to words: in style.yaml.',
    },
    'spelling-language': {
      severity: 'warning',
      means: "There is no dictionary of the deck's language: its spelling is not checked.",
      cure: 'Install the dictionary that the message names.',
    },
  }),
  ...inRoom('charts', {
    'chart-source': {
      severity: 'warning',
      means: 'A chart cites nothing.',
      cure: 'Say where its data are from: cites: ["key"].',
    },
    'stacked-wholes': {
      severity: 'error',
      means: 'Shares are stacked that add up to more than one whole: they are of different wholes.',
      cure: 'Set them side by side: arrangement: "grouped".',
    },
    'many-series': {
      severity: 'error',
      means: 'A chart has more series than can be told apart in greyscale.',
      cure: 'Leave some out, sum some up, or write small: { by: "series" }.',
    },
  }),
  ...inRoom('layout', {
    overflow: {
      severity: 'error',
      means: 'Content runs beyond the slide, over its margin, its foot or the finding.',
      cure: 'Shorten it, split the slide, give the figure less height, or write .smaller on the slide.',
    },
    clipped: {
      severity: 'error',
      means: 'A box cuts its content off.',
      cure: 'Shorten it, or give the box more room.',
    },
    overlap: {
      severity: 'error',
      means: 'Two texts, or a text and a figure, lie over each other.',
      cure: 'Shorten one of them, or set them apart.',
    },
    'small-text': {
      severity: 'error',
      means: 'Letters are smaller than 16 px on a slide of 1280 px, or 13 px on a phone.',
      cure: 'Give the text more room, or less of it.',
    },
    contrast: {
      severity: 'error',
      means: 'Text stands out too little from what is really behind it (WCAG 2.2 AA: 4.5, large text 3).',
      cure: 'Take a darker or a lighter colour, or set the text off the picture.',
    },
    'title-lines': {
      severity: 'error',
      means: 'A title takes more than two lines.',
      cure: 'Shorten it.',
    },
    'title-orphan': {
      severity: 'warning',
      means: 'A title has one short word alone on its last line.',
      cure: 'Shorten it, or set a no-break space before its last word.',
    },
    'empty-third': {
      severity: 'warning',
      means: 'A third of the slide, from edge to edge, holds nothing.',
      cure: 'Give the figure more height, write .center on the slide, or join two slides.',
    },
    'image-scale': {
      severity: 'warning',
      means: 'A picture has far more pixels than it is shown with, or too few, so that it is blurred.',
      cure: 'Save it at about twice the size that it is shown at.',
    },
    'missing-font': {
      severity: 'error',
      means: 'A font of the page could not be loaded.',
      cure: 'Run npm install again, or see the message of the build.',
    },
    console: {
      severity: 'error',
      means: 'The page wrote an error to the console, or a script of it threw.',
      cure: 'Undo the last change; if it is none of yours, it is a fault of deck/.',
    },
    policy: {
      severity: 'error',
      means: "The page's own security policy refused something.",
      cure: 'Take out what asks for it.',
    },
    'foreign-request': {
      severity: 'error',
      means: 'The page asks another server for something.',
      cure: 'Keep the file in the project and name it there.',
    },
    axe: {
      severity: 'error',
      means: 'axe-core finds a barrier for who uses a screen reader or no mouse; the rule stands in the message.',
      cure: 'See the address in the message.',
    },
  }),
};

function inRoom<Code extends string>(room: CheckRoom, codes: Record<Code, Omit<CheckCode, 'room'>>) {
  const entries = Object.entries<Omit<CheckCode, 'room'>>(codes);
  return Object.fromEntries(entries.map(([code, check]) => [code, { room, ...check }])) as Record<Code, CheckCode>;
}

export type CheckName = keyof typeof CHECKS;

/** A finding of a code, with the code's severity and cure. @param cure another where this case has a better one */
export function finding(
  code: CheckName,
  source: SourceRef,
  message: string,
  cure: string = CHECKS[code].cure,
): Finding {
  return { code, severity: CHECKS[code].severity, source, message, cure };
}

/** Whether a word is the code of a check. */
export function isCheck(code: string): code is CheckName {
  return Object.hasOwn(CHECKS, code);
}
