import type { StateCore, Token } from 'markdown-it';
import { BODY_WIDTH, TITLE_WIDER } from '../../model/measure.ts';
import { VOICES } from '../../model/signs.ts';
import { report } from '../../source/faults.ts';
import { placeOfBlock } from '../place.ts';
import { type FileScope, scopeOf } from '../scope.ts';
import {
  classesOf,
  closingIndex,
  makeToken,
  plainText,
  replaceBoxes,
  takeAttribute,
  textToken,
} from '../token-tools.ts';

/** Figures whose parts are `###` headings with what follows them: how many there may be. */
const PARTS: Readonly<Record<string, { least: number; most: number }>> = {
  choice: { least: 2, most: 4 },
  cards: { least: 2, most: 4 },
  'big-numbers': { least: 2, most: 4 },
  sides: { least: 2, most: 2 },
};

/**
 * Core rule: a figure of words becomes a list of parts. In `.choice`, `.cards`, `.big-numbers` and `.sides` each `###` heading
 * opens one: its classes are the part's, its `note` a line beside it. What stands before the first heading leads in.
 * A `.chain` is an ordered list already, and is only counted.
 */
export function figureParts(state: StateCore): void {
  const scope = scopeOf(state.env);
  state.tokens = replaceBoxes(state.tokens, (box, inner, close) => {
    const name = classesOf(box).find((each) => each in PARTS || each === 'chain');
    if (!name) return undefined;
    return [box, ...(name === 'chain' ? checkChain(scope, box, inner) : makeParts(scope, box, name, inner)), ...close];
  });
  refuseNotes(scope, state.tokens);
}

function makeParts(scope: FileScope, div: Token, name: string, inner: readonly Token[]): Token[] {
  const starts = inner.flatMap((token, i) => (isHead(token) && token.level === div.level + 1 ? [i] : []));
  const { least = 0, most = 0 } = PARTS[name] ?? {};
  const much = least === most ? String(least) : `${least} to ${most}`;
  if (starts.length < least || starts.length > most) {
    const message = `The figure "${name}" takes ${much} parts and has ${starts.length}.`;
    const hint = 'Each part begins with a heading "### …" directly in the box.';
    report(scope, 'bad-figure', placeOfBlock(scope, div), message, hint);
  }
  const heads = starts.flatMap((at) => inner[at] ?? []);
  if (name === 'sides' && starts.length === most) checkSides(scope, div, heads);
  if (name === 'big-numbers') sizeNumbers(scope, inner, starts.length);
  const lead = inner.slice(0, starts[0] ?? inner.length);
  const parts = starts.flatMap((start, nth) => makePart(inner.slice(start, starts[nth + 1] ?? inner.length)));
  return [
    ...(lead.length > 0 ? wrap('div', 'figure-lead', lead) : []),
    ...(parts.length > 0 ? wrap('ul', 'parts', parts) : []),
  ];
}

/** Each side points another way. */
function checkSides(scope: FileScope, div: Token, heads: readonly Token[]): void {
  const ways = heads.map(classesOf);
  const has = (way: string) => ways.filter((classes) => classes.includes(way)).length === 1;
  if (has('toward') && has('away')) return;
  const message = 'The sides do not point opposite ways.';
  const hint = 'Write "{.toward}" behind one of the two headings and "{.away}" behind the other.';
  report(scope, 'bad-figure', placeOfBlock(scope, div), message, hint);
}

/** Between two numbers, and how large they are set, in px: see theme/figures.css. */
const GAP = 48;
const LARGEST = 106;

/** Numbers are never broken: where one has no room in its column all of the row are smaller, by a class. */
function sizeNumbers({ host }: FileScope, inner: readonly Token[], parts: number): void {
  const room = (BODY_WIDTH - GAP * (parts - 1)) / parts;
  const lines = inner.flatMap(({ children }) => children ?? []);
  const opened = lines.flatMap((token, i) => (classesOf(token).includes('big') && token.nesting === 1 ? [i] : []));
  const widths = opened.map((from) => {
    const text = plainText(lines.slice(from + 1, closingIndex(lines, from)));
    return Math.max(...text.split(/[ \n]/).map((word) => host.measure(word, LARGEST, 600) * TITLE_WIDER));
  });
  const most = Math.max(0, ...widths);
  if (most <= room) return;
  for (const at of opened) lines[at]?.attrJoin('class', most * 0.75 <= room ? 'long' : 'longer');
}

/** Heading, its note, and the rest in a box of its own: they are set side by side or one under the other. */
function makePart(tokens: readonly Token[]): Token[] {
  const [head, text, close, ...rest] = tokens;
  if (!head || !text || !close) return [];
  const classes = classesOf(head).filter((name) => !isVoice(name));
  takeAttribute(head, 'class');
  const note = takeAttribute(head, 'note');
  const line = note === undefined ? [] : wrap('p', 'part-note', [noteText(note, text)]);
  const body = rest.length > 0 ? wrap('div', 'part-text', rest) : [];
  return wrap('li', ['part', ...classes].join(' '), [
    ...wrap('div', 'part-head', [head, text, close, ...line]),
    ...body,
  ]);
}

/** The sign of who speaks is that of the note, where there is one. */
function noteText(note: string, heading: Token): Token {
  const [first, ...others] = heading.children ?? [];
  const sign = first?.type === 'sign' ? [first] : [];
  if (sign.length > 0) heading.children = others;
  return makeToken('inline', '', 0, { content: note, children: [...sign, textToken(note)] });
}

function isVoice(name: string): boolean {
  return VOICES.some((voice) => voice === name);
}

function wrap(tag: string, name: string, tokens: readonly Token[]): Token[] {
  const open = makeToken(`${tag}_open`, tag, 1, { block: true, attrs: [['class', name]] });
  return [open, ...tokens, makeToken(`${tag}_close`, tag, -1, { block: true })];
}

function checkChain(scope: FileScope, div: Token, inner: Token[]): Token[] {
  const items = inner.filter((token) => token.type === 'list_item_open' && token.level === div.level + 2).length;
  const lone = inner[0]?.type === 'ordered_list_open' && closingIndex(inner, 0) === inner.length - 1;
  if (lone && items >= 3 && items <= 5) return inner;
  const message = lone ? `The chain has ${items} links.` : 'The chain is not one numbered list.';
  const hint = 'Write three to five lines "1. As long as … **it rains**" in the box, and nothing else.';
  report(scope, 'bad-figure', placeOfBlock(scope, div), message, hint);
  return inner;
}

function isHead(token: Token): boolean {
  return token.type === 'heading_open' && token.tag === 'h3';
}

/** A note has its place in a figure only: elsewhere it would be dropped without a word. */
function refuseNotes(scope: FileScope, tokens: readonly Token[]): void {
  for (const token of tokens) {
    if (!isHead(token) || takeAttribute(token, 'note') === undefined) continue;
    const hint = `Only headings in ${Object.keys(PARTS).join(', ')} have one; elsewhere write it as a line of text.`;
    report(scope, 'bad-figure', placeOfBlock(scope, token), 'This heading has a note that has no place.', hint);
  }
}
