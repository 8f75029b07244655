import type { StateCore, Token } from 'markdown-it';
import { calloutSign } from '../../model/signs.ts';
import { PROOFS, type TheoremKind, theoremKind, theoremWord } from '../../model/theorem-words.ts';
import { report } from '../../source/faults.ts';
import { numberToken } from '../cross-references.ts';
import { placeOfBlock } from '../place.ts';
import { wordsOfAttribute } from '../rules/attribute-list.ts';
import { CALLOUTS } from '../rules/vocabulary.ts';
import { type FileScope, scopeOf } from '../scope.ts';
import {
  classesOf,
  makeToken,
  paragraphOf,
  plainText,
  replaceBoxes,
  takeAttribute,
  textToken,
} from '../token-tools.ts';

/** So many tabs have a rule in theme/tabs.css. */
const TABS = { least: 2, most: 6 };

/** One name in a row of tabs; those of a row have the number of their row in the file. */
export interface TabName {
  row: number;
  nth: number;
  text: string;
}

/** Whether a box takes headings of any level as its own: a callout's title, the names of tabs. Elsewhere they would open slides. */
export function ownsHeadings(box: Token): boolean {
  const theorem = theoremKind(String(box.attrGet('id') ?? '')) !== undefined;
  return theorem || classesOf(box).some((name) => name === 'panel-tabset' || isCallout(name) || isProof(name));
}

function isProof(name: string): name is (typeof PROOFS)[number] {
  return PROOFS.some((kind) => kind === name);
}

function isCallout(name: string): boolean {
  return CALLOUTS.some((kind) => name === `callout-${kind}`);
}

/** Core rule: callouts get their sign and title, tabs their names; what only they have is reported on other boxes. */
export function boxes(state: StateCore): void {
  const scope = scopeOf(state.env);
  state.tokens = makeBoxes(scope, state.tokens, { tabsets: 0 });
}

interface Kit {
  /** Rows of tabs so far. */
  tabsets: number;
}

function makeBoxes(scope: FileScope, tokens: readonly Token[], kit: Kit): Token[] {
  return replaceBoxes(tokens, (box, within, close) => {
    const classes = classesOf(box);
    const callout = CALLOUTS.find((kind) => classes.includes(`callout-${kind}`));
    const theorem = callout ? undefined : theoremOf(box);
    if (!callout) refuseTitle(scope, box, theorem ? ['title'] : ['title', 'name']);
    const grid = classes.some((name) => /^ncol-/.test(name));
    if (!callout && !classes.includes('panel-tabset') && !theorem && !grid) return undefined;
    const inner = makeBoxes(scope, within, kit);
    if (callout) return [box, ...makeCallout(scope, box, callout, inner), ...close];
    if (grid) return [box, ...makeCells(box, inner), ...close];
    return [box, ...(theorem ? makeTheorem(scope, box, theorem, inner) : makeTabs(scope, box, inner, kit)), ...close];
  });
}

function refuseTitle(scope: FileScope, box: Token, names: readonly string[]): void {
  const wrong = names.find((name) => box.attrGet(name) !== null);
  if (wrong === undefined) return;
  box.attrs = (box.attrs ?? []).filter(([name]) => !names.includes(name));
  const hint = 'Write a heading "### …" in the box, or make it a callout: see docs/dialect.md#callouts.';
  const message = wrong === 'title' ? 'Only a callout has a title.' : 'Only a theorem has a name.';
  report(scope, 'bad-attribute', placeOfBlock(scope, box), message, hint);
}

function makeCallout(scope: FileScope, box: Token, kind: (typeof CALLOUTS)[number], inner: readonly Token[]): Token[] {
  // An empty one is none.
  const written = takeAttribute(box, 'title')?.trim() || undefined;
  box.attrSet('class', ['callout', ...classesOf(box)].join(' '));
  const headed = written === undefined && inner[0]?.type === 'heading_open';
  const heading = headed ? (inner[1]?.children ?? []) : undefined;
  const title = heading ?? wordsOfAttribute(written ?? scope.words.callouts[kind]);
  const sign = makeToken('drawn', 'svg', 0, { content: calloutSign(kind) });
  // Under a title of its own the kind is still said to who does not see the sign.
  const spoken =
    heading || written !== undefined
      ? [makeToken('spoken', 'span', 0, { content: `${scope.words.callouts[kind]}: ` })]
      : [];
  const line = titleLine([sign, ...spoken, ...title], box.level + 1, !heading && written === undefined);
  return [...line, ...inner.slice(headed ? 3 : 0)];
}

/**
 * In a grid each block has a place; a heading takes up to the next one with it, as in Quarto
 * (https://quarto.org/docs/authoring/figures.html#block-layout).
 */
function makeCells(box: Token, inner: readonly Token[]): Token[] {
  const starts = inner.flatMap(({ type, level }, i) => (type === 'heading_open' && level === box.level + 1 ? [i] : []));
  const cells = starts.flatMap((start, nth) => [
    makeToken('cell_open', 'div', 1, { block: true }),
    ...inner.slice(start, starts[nth + 1] ?? inner.length),
    makeToken('cell_close', 'div', -1, { block: true }),
  ]);
  return [...inner.slice(0, starts[0] ?? inner.length), ...cells];
}

/** What an id or a class makes a theorem, or what is like one. */
function theoremOf(box: Token): TheoremKind | undefined {
  return (box.meta?.theorem as TheoremKind | undefined) ?? classesOf(box).find(isProof);
}

/** A theorem has its kind for a title, and behind it in brackets the name that it begins with. */
function makeTheorem(scope: FileScope, box: Token, kind: TheoremKind, inner: readonly Token[]): Token[] {
  const written = takeAttribute(box, 'name');
  box.attrSet('class', ['callout', 'theorem', ...classesOf(box)].join(' '));
  const headed = written === undefined && inner[0]?.type === 'heading_open';
  const name = headed ? (inner[1]?.children ?? []) : written === undefined ? [] : wordsOfAttribute(written);
  const word = theoremWord(kind, scope.lang);
  const id: unknown = box.meta?.id;
  const number = typeof id === 'string' ? [numberToken(scope, kind, id, placeOfBlock(scope, box))] : [];
  const title = [textToken(word), ...number, ...(name.length > 0 ? [textToken(' ('), ...name, textToken(')')] : [])];
  return [...titleLine(title, box.level + 1, name.length === 0), ...inner.slice(headed ? 3 : 0)];
}

function makeTabs(scope: FileScope, box: Token, inner: readonly Token[], count: Kit): Token[] {
  const tag = inner.find(({ type, level }) => type === 'heading_open' && level === box.level + 1)?.tag;
  const starts = inner.flatMap((token, i) =>
    token.type === 'heading_open' && token.tag === tag && token.level === box.level + 1 ? [i] : [],
  );
  if (starts.length < TABS.least || starts.length > TABS.most) {
    const message = `The tabs take ${TABS.least} to ${TABS.most} parts and have ${starts.length}.`;
    const hint = 'Each tab begins with a heading "### Name" directly in the box.';
    report(scope, 'bad-tabs', placeOfBlock(scope, box), message, hint);
  }
  const lead = inner.slice(0, starts[0] ?? inner.length);
  const row = count.tabsets++;
  const names = starts.map((start, nth) => ({ row, nth, text: plainText(inner[start + 1]?.children ?? null) }));
  const tabs = starts.flatMap((start, nth) => {
    const part = inner.slice(start, starts[nth + 1] ?? inner.length);
    const open = makeToken('tab_open', 'div', 1, { block: true, attrs: [['class', 'tab']] });
    return [open, ...part, makeToken('tab_close', 'div', -1, { block: true })];
  });
  const bar = makeToken('tab_names', 'div', 0, { block: true, meta: { names } });
  return [...lead, ...(starts.length > 0 ? [bar] : []), ...tabs];
}

/** @param ofKind whether it is the name of its kind alone, and no content: see takeBoxes */
function titleLine(children: Token[], level: number, ofKind: boolean): Token[] {
  return paragraphOf({ content: '', children }, level, { attrs: [['class', 'callout-title']], meta: { ofKind } });
}
