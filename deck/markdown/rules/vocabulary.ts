import type { Wrong } from '../../model/error.ts';
import { GRADES, VOICES } from '../../model/signs.ts';
import { PROOFS } from '../../model/theorem-words.ts';
import { wordList } from '../../source/objects.ts';

/** Every class, name and attribute that the dialect knows. */

/** What ids of Quarto's numbered things begin with, and references to them: https://quarto.org/docs/authoring/cross-references.html */
export const REFERENCED = 'fig|tbl|lst|eq|sec|thm|lem|cor|prp|cnj|def|exm|exr|alg|rem|sol';

/** Layouts and states of a slide, on its `##` heading or its `---`. */
const SLIDE_CLASSES = wordList(`
  statement figure tiles facing table timeline quote map backup center smaller scrollable incremental nonincremental`);

/** States of a section, on its `#` heading. */
const SECTION_CLASSES = ['divider', 'backup', 'center', 'smaller'];

/** The five kinds of callout, as Quarto names their boxes after "callout-". */
export const CALLOUTS = ['note', 'tip', 'warning', 'important', 'caution'] as const;

/** How a step comes, beside `.fragment`: by appearing, or by a mark on what stands there already. */
const STEPS = wordList(`
  fade-in fade-up fade-down fade-left fade-right fade-out semi-fade-out highlight-red highlight-green highlight-blue
  highlight-current-red highlight-current-green highlight-current-blue strike`);

/** Names of fenced divs. */
export const DIV_NAMES: readonly string[] = [
  ...wordList(`
    notes footer incremental columns column aside tile bottom-line lead fragment big caption found strip own choice
    chain cards big-numbers sides periods wall nonincremental silence`),
  ...PROOFS,
  ...CALLOUTS.map((kind) => `callout-${kind}`),
  ...wordList('panel-tabset r-stack r-hstack r-vstack r-fit-text center'),
];

/** Ids that a fenced div may have: what is generated in its place. */
export const GENERATED: readonly string[] = ['refs', 'claims', 'agenda'];

/** Classes of any other element, block or inline. */
const MARK_CLASSES: readonly string[] = [
  ...wordList('fragment soft big tag'),
  ...GRADES,
  'num',
  ...VOICES,
  ...wordList(`
    reported contested absent low moderate high condition marked nowrap underline mark smallcaps smaller r-fit-text`),
  ...STEPS,
];

/** The element that an attribute stands on. */
export type ElementKind = 'section' | 'slide' | 'div' | 'panel' | 'image' | 'film' | 'code' | 'head' | 'other';

/** Classes by element. */
export const CLASSES: Readonly<Record<ElementKind, readonly string[]>> = {
  section: SECTION_CLASSES,
  slide: SLIDE_CLASSES,
  div: [...new Set([...DIV_NAMES, ...MARK_CLASSES])],
  panel: ['fragment', 'steps'],
  image: [...MARK_CLASSES, 'r-stretch', 'nostretch'],
  film: [...MARK_CLASSES, 'r-stretch', 'nostretch'],
  code: MARK_CLASSES,
  // What its part of a figure is.
  head: [...MARK_CLASSES, 'toward', 'away'],
  other: MARK_CLASSES,
};

/** What stands behind a slide. */
const BACKGROUND = ['background-image', 'background-color', 'background-size', 'background-opacity'];

/** The box that a word in braces without its dot is meant as, `{notes}`; those of other tools have the callouts' own words, `{tip}`. */
export function boxMeant(word: string): string | undefined {
  if (DIV_NAMES.includes(word)) return word;
  return CALLOUTS.some((name) => name === word) ? `callout-${word}` : undefined;
}

/** Attributes by element. */
export const ATTRIBUTES: Readonly<Record<ElementKind, readonly string[]>> = {
  section: ['id', 'lang', ...BACKGROUND],
  slide: ['id', 'lang', 'time', 'voice', 'footer', ...BACKGROUND],
  div: ['id', 'lang', 'width', 'claims', 'because', 'note', 'sum', 'codes', 'title', 'name', 'layout-ncol'],
  panel: ['height'],
  image: ['id', 'lang', 'width', 'height', 'fig-align', 'fig-alt', 'fig-cap'],
  film: ['id', 'lang', 'width', 'height', 'fig-align', 'fig-alt', 'fig-cap', 'title', 'poster', 'captions'],
  code: ['lang', 'code-line-numbers', 'filename'],
  head: ['lang', 'note'],
  other: ['lang'],
};

/** How an element is called in a message. */
export const ELEMENT_NAMES: Readonly<Record<ElementKind, string>> = {
  section: 'a section heading',
  slide: 'a slide heading',
  div: 'a fenced div',
  panel: 'a panel',
  image: 'a picture',
  film: 'a film',
  code: 'code',
  head: 'a heading',
  other: 'text',
};

/** Attributes of other tools that move, number or time what the deck does not: let pass. */
export const PASSED_ATTRIBUTES =
  /^(?:-|data-.*|aria-.*|role|auto-animate.*|autoslide|transition.*|background-(?:transition|position|repeat)|menu-title|state|fragment-index|index|group|lightbox|icon|collapse|appearance|layout-valign|startFrom|start-from|tbl-.*|fig-(?:pos|env|width|height|scap|link|subcap)|code-.*|eval|echo|output|label|tabindex|chalkboard-.*|preload|unnumbered|number|cap-location|group|desc|description|loading|decoding|start|aspect-ratio|controls|autoplay|loop|muted|playsinline|preview-(?:link|image)|target|rel|download|(?:when|unless)-.*|execution_count)$/;

/** Pandoc's classes of code for `code-line-numbers`: https://pandoc.org/MANUAL.html#extension-fenced_code_attributes */
export const NUMBERED: readonly string[] = ['numberLines', 'number-lines', 'line-numbers', 'numbered'];

/** Classes of other tools that mean the same: nothing has to be done. */
export const PASSED_CLASSES: ReadonlySet<string> = new Set([
  ...wordList('unnumbered unlisted r-stretch nostretch quarto-figure'),
  // How Quarto's tables look: https://quarto.org/docs/authoring/tables.html#bootstrap-classes
  ...wordList('striped bordered borderless hover sm responsive'),
]);

const ABSOLUTE: Wrong = {
  message: 'Nothing stands at an absolute place: paper and phone have others.',
  hint: 'Use columns, "layout-ncol" or ".r-stack": see docs/dialect.md#columns.',
};

const HIDDEN: Wrong = {
  message: 'What this class hides elsewhere would stand in the page here.',
  hint: 'Set it in a comment "<!-- … -->"; what is for the speaker alone stands in "::: notes".',
};

const SAID: Wrong = {
  message: 'What this class keeps for the speaker elsewhere would be published here.',
  hint: 'Write "::: notes".',
};

const REMARK: Wrong = {
  message: 'What this class keeps as a remark or a change of a text elsewhere would be published here.',
  hint: 'Take the change in, and write a remark as "<!-- … -->"; pandoc leaves both out with "--track-changes=accept".',
};

/** What is wrong with each of some names, written as one text. */
function all(names: string, wrong: Wrong): Record<string, Wrong> {
  return Object.fromEntries(wordList(names).map((name) => [name, wrong]));
}

/** Classes of other tools whose work the deck cannot do, each with what is wrong and what to write instead. */
export const REFUSED_CLASSES: Readonly<Record<string, Wrong>> = {
  absolute: ABSOLUTE,
  ...all('speaker-notes speaker-note speaker presenter-notes handout-notes', SAID),
  ...all('notizen sprechernotizen rednernotizen vortragsnotizen notas notes-orateur notlar', SAID),
  // https://pandoc.org/MANUAL.html#option--track-changes
  ...all('comment-start comment-end insertion deletion paragraph-insertion paragraph-deletion', REMARK),
  // https://bookdown.org/yihui/rmarkdown-cookbook/html-tabs.html
  tabset: {
    message: 'A class on a heading makes no tabs.',
    hint: 'Write "::: panel-tabset" and ":::" round the parts, each with a "### Heading": see docs/dialect.md#tabs.',
  },
  // https://quarto.org/docs/authoring/conditional.html and Bootstrap's, which Quarto's pages have.
  ...all('hidden hide invisible content-hidden content-visible d-none visually-hidden', HIDDEN),
  ...all('comment comments commented', HIDDEN),
};

const LAYOUT: Wrong = {
  message: 'Rows of a layout are not read.',
  hint: 'Write "layout-ncol=2", or columns with widths: see docs/dialect.md#columns.',
};

/** Attributes that the deck cannot have, likewise. */
export const REFUSED_ATTRIBUTES: Readonly<Record<string, Wrong>> = {
  style: {
    message: 'A style cannot stand in the text: the page takes none, and paper and phone would not follow it.',
    hint: 'Give it a class and set that in theme/, or use one that is there: see docs/dialect.md#classes.',
  },
  ...all('top left bottom right', ABSOLUTE),
  // https://kramdown.gettalong.org/syntax.html#inline-attribute-lists
  ':': {
    message: 'A list of attributes does not begin with a colon.',
    hint: 'Write "{.name}": see docs/dialect.md#attributes.',
  },
  layout: LAYOUT,
  'layout-nrow': LAYOUT,
  visibility: {
    message: 'A slide cannot be hidden by an attribute: it would be in the page.',
    hint: 'Set it in a comment "<!-- … -->" or in a file "_….md"; one for questions afterwards is ".backup".',
  },
  'background-video': {
    message: 'No film runs behind a slide: paper and phone have none.',
    hint: 'Write "background-image", or a film on the slide: see docs/dialect.md#parts-and-films.',
  },
  'background-iframe': {
    message: 'No other page stands behind a slide: the deck asks nothing of other sites.',
    hint: 'Save a picture of it beside the slides and write "background-image".',
  },
  'background-gradient': {
    message: 'A gradient cannot stand behind a slide.',
    hint: 'Write "background-color" or "background-image".',
  },
  onclick: { message: 'No script runs in a slide.', hint: 'Leave it out.' },
  srcdoc: { message: 'No other page stands in a slide.', hint: 'Leave it out.' },
};
