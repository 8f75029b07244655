import type { StateCore, Token } from 'markdown-it';
import type { SourceRef } from '../../model/deck.ts';
import { directionOf } from '../../model/direction.ts';
import { labelKind, theoremKind } from '../../model/theorem-words.ts';
import { checkAttribute } from '../../source/attribute-values.ts';
import { report } from '../../source/faults.ts';
import { nearest, suggest } from '../../source/nearest.ts';
import { letPass } from '../../source/notices.ts';
import { findText, placeOfBlock, placeOfInline } from '../place.ts';
import { type FileScope, scopeOf } from '../scope.ts';
import { classesOf, eachToken, opensSlide } from '../token-tools.ts';
import { isFilm } from './image-files.ts';
import {
  ATTRIBUTES,
  boxMeant,
  CLASSES,
  DIV_NAMES,
  ELEMENT_NAMES,
  type ElementKind,
  GENERATED,
  NUMBERED,
  PASSED_ATTRIBUTES,
  PASSED_CLASSES,
  REFERENCED,
  REFUSED_ATTRIBUTES,
  REFUSED_CLASSES,
} from './vocabulary.ts';

/** One attribute list on one element, and how often each piece was looked for: the second `.x` is the second in the source. */
interface Owner {
  scope: FileScope;
  kind: ElementKind;
  block: Token;
  from: SourceRef;
}

/**
 * Core rule after markdown-it-attrs: lets through what the vocabulary holds, reports the rest with its place, and
 * nothing refused reaches the page. `width` becomes a class: inline styles are never written.
 */
export function attributes(state: StateCore): void {
  const scope = scopeOf(state.env);
  for (const { token, block } of eachToken(state.tokens)) {
    const own = scope.ownAttrs.get(token) ?? [];
    if (!token.attrs || (token.attrs.length === own.length && token.type !== 'div_open' && same(token.attrs, own)))
      continue;
    const from = token === block ? placeOfBlock(scope, block) : placeOfInline(scope, token, block);
    const owner = { scope, kind: kindOf(token), block, from };
    const added = authorsOf(token.attrs, own);
    token.attrs = [...own];
    for (const [name, value] of added) apply(owner, token, name, value);
  }
  // The one paragraph of a definition is not in the page, and what hangs on it would be lost.
  for (const [i, token] of state.tokens.entries()) {
    const holder = state.tokens[i - 1];
    if (!token.hidden || !token.attrs || holder?.type !== 'dd_open') continue;
    holder.attrs = [...(holder.attrs ?? []), ...token.attrs];
    token.attrs = null;
  }
}

function same(a: readonly [string, unknown][], b: readonly [string, unknown][]): boolean {
  return a.every(([name, value], i) => b[i]?.[0] === name && b[i]?.[1] === value);
}

/** The author's attributes: those that differ from the parser's own, classes one by one. */
function authorsOf(
  attrs: readonly [string, string | number][],
  own: readonly [string, string | number][],
): [string, string][] {
  const before = new Map(own);
  return attrs.flatMap(([name, value]): [string, string][] => {
    if (name !== 'class') return before.get(name) === value ? [] : [[name, String(value)]];
    const kept = String(before.get('class') ?? '').split(' ');
    const classes = String(value).split(/\s+/);
    return classes.filter((each) => each && !kept.includes(each)).map((each) => ['class', each]);
  });
}

function kindOf(token: Token): ElementKind {
  if (token.type === 'div_open') return 'div';
  if (token.type === 'fence') return 'code';
  if (opensSlide(token)) return token.tag === 'h1' ? 'section' : 'slide';
  if (isFilm(token)) return 'film';
  if (token.type === 'image') return String(token.attrGet('src')).endsWith('.ts') ? 'panel' : 'image';
  return token.type === 'heading_open' && token.tag === 'h3' ? 'head' : 'other';
}

function apply(owner: Owner, token: Token, name: string, value: string): void {
  if (name === 'id' && /^(?:image|film|panel|other)$/.test(owner.kind) && labelKind(value))
    token.meta = { ...token.meta, id: value };
  else if (name === 'class') applyClass(owner, token, value);
  else if (name === 'id' && owner.kind === 'div') applyGenerated(owner, token, value);
  else if (name === 'id' && (owner.kind === 'image' || owner.kind === 'film')) refuseId(owner, value);
  else if (name === 'id' && !ATTRIBUTES[owner.kind].includes(name)) refuseId(owner, value);
  else applyAttribute(owner, token, name, value);
}

function applyAttribute(owner: Owner, token: Token, written: string, value: string): void {
  const name = written.replace(/^data-(?=background-|visibility$)/, '');
  const place = () => findText(owner.scope, written, owner.from, lastLine(owner));
  if (!ATTRIBUTES[owner.kind].includes(name)) {
    const refused = refusal(REFUSED_ATTRIBUTES, /^on[a-z]+$/.test(name) ? 'onclick' : name);
    if (refused) report(owner.scope, 'refused-attribute', place(), refused.message, refused.hint);
    else if (PASSED_ATTRIBUTES.test(name) && !isSlip(owner.kind, name))
      letPass(owner.scope, 'foreign-attribute', place(), name);
    else refuseAttribute(owner, name, place());
    return;
  }
  const fault = checkAttribute(name, value, owner.kind, classesOf(token));
  if (fault) report(owner.scope, 'bad-attribute', place(), fault.message, fault.hint);
  else if (name === 'width' && value.endsWith('%')) token.attrJoin('class', `w-${Number.parseInt(value, 10)}`);
  else if (name === 'fig-align') token.attrJoin('class', `align-${value}`);
  else if (name === 'layout-ncol') token.attrJoin('class', `ncol-${value}`);
  else {
    token.attrSet(name, value);
    // A slide's own stands on its section: see page/section.ts.
    if (name === 'lang' && owner.kind !== 'slide' && owner.kind !== 'section') token.attrSet('dir', directionOf(value));
  }
}

/** What begins with `code-` is another tool's, whatever follows, but for a slip of the one that is known here. */
function isSlip(kind: ElementKind, name: string): boolean {
  return name.startsWith('code-') && nearest(name, ATTRIBUTES[kind]) !== undefined;
}

function applyClass(owner: Owner, token: Token, name: string): void {
  if (CLASSES[owner.kind].includes(name)) {
    // reveal measures what has its own class, and sets its size over the theme's.
    token.attrJoin('class', name.replace(/^r-(?=fit-text$)/, ''));
    return;
  }
  const place = findName(owner, name);
  if (owner.kind === 'code' && NUMBERED.includes(name)) {
    if (token.attrGet('code-line-numbers') === null) token.attrSet('code-line-numbers', 'true');
    return;
  }
  if (PASSED_CLASSES.has(name)) return;
  const refused = refusal(REFUSED_CLASSES, name);
  if (refused) {
    report(owner.scope, 'refused-attribute', place, refused.message, refused.hint);
    return;
  }
  if (isOwnClass(owner.kind, name)) {
    letPass(owner.scope, 'own-class', place, `.${name}`);
    token.attrJoin('class', `user-${name}`);
    return;
  }
  if (owner.kind === 'div') {
    const hint = suggest(name, DIV_NAMES, 'Names of divs');
    report(owner.scope, 'unknown-div', place, `There is no div named "${name}".`, hint);
    return;
  }
  const elsewhere = (Object.keys(CLASSES) as ElementKind[]).find((kind) => CLASSES[kind].includes(name));
  const where = ELEMENT_NAMES[owner.kind];
  const hint =
    elsewhere && !nearest(name, CLASSES[owner.kind])
      ? `It belongs on ${ELEMENT_NAMES[elsewhere]}. ${suggest(name, CLASSES[owner.kind], `Classes of ${where}`)}`
      : suggest(name, CLASSES[owner.kind], `Classes of ${where}`);
  report(owner.scope, 'unknown-class', place, `The class "${name}" is not known on ${where}.`, hint);
}

/** A name may be that of what every object has. */
function refusal(of: typeof REFUSED_CLASSES, name: string): (typeof REFUSED_CLASSES)[string] | undefined {
  return Object.hasOwn(of, name) ? of[name] : undefined;
}

/** A class that nobody here knows and that is no slip of one is the author's own. */
function isOwnClass(kind: ElementKind, name: string): boolean {
  if (nearest(name, CLASSES[kind]) !== undefined || !/^[\w-]+$/.test(name)) return false;
  return !Object.values(CLASSES).some((known) => known.includes(name));
}

/** A div's name stands bare after its colons, or as `.name` in braces. */
function findName(owner: Owner, name: string): SourceRef {
  const dotted = findText(owner.scope, `.${name}`, owner.from, lastLine(owner));
  if (dotted !== owner.from || owner.kind !== 'div') return dotted;
  return findText(owner.scope, name, owner.from, lastLine(owner));
}

/** Quarto's own ids are what its references lead to: see citations.ts. */
const CROSS_REFERENCE = new RegExp(`^(?:tab|${REFERENCED})-`);

function applyGenerated(owner: Owner, token: Token, id: string): void {
  if (GENERATED.includes(id)) {
    token.meta = { generated: id };
    return;
  }
  const theorem = theoremKind(id);
  if (theorem) token.meta = { theorem, id };
  refuseId(owner, id);
}

function refuseId({ scope, block, from, kind }: Owner, id: string): void {
  if (CROSS_REFERENCE.test(id)) return;
  const place = findText(scope, `#${id}`, from, block.map?.[1] ?? from.line);
  const [, label, rest] = /^(fig|tbl|eq|sec|lst):(.+)$/.exec(id) ?? [];
  const hint = label
    ? `Write "#${label}-${rest}", with a hyphen, and "@${label}-${rest}" where it is meant.`
    : kind === 'div'
      ? 'A div may have the ids "refs", "claims" and "agenda": the generated lists stand there.'
      : 'Ids stand on slide headings, as in "## Title {#id}". To show a brace, write "\\{".';
  report(scope, 'bad-id', place, `The id "${id}" cannot stand here.`, hint);
}

function refuseAttribute({ scope, kind }: Owner, name: string, place: SourceRef): void {
  const known = ATTRIBUTES[kind];
  const box = kind === 'div' ? boxMeant(name) : undefined;
  const hint = box
    ? `Write a dot before a name in braces, "::: {.${box}}", or the name without them, "::: ${box}".`
    : `${suggest(name, known, `Attributes of ${ELEMENT_NAMES[kind]}`)} To show a brace, write "\\{".`;
  report(scope, 'unknown-attribute', place, `The attribute "${name}" is not known on ${ELEMENT_NAMES[kind]}.`, hint);
}

/** Braces may stand on a line below their element (a table's, a list's): the search goes a little beyond it. */
function lastLine({ block, from }: Owner): number {
  return (block.map?.[1] ?? from.line) + 2;
}

const ALIGNED: Readonly<Record<string, string>> = { 'text-align:right': 'num', 'text-align:center': 'center' };

/**
 * Core rule before markdown-it-attrs: remembers which attributes the parser itself has set, so that `attributes`
 * can tell the author's from them (markdown-it-attrs would let `{href=…}` replace a link's own).
 * A table's alignment, an inline style in markdown-it, becomes a class first: the policy refuses inline styles.
 */
export function ownAttributes(state: StateCore): void {
  const scope = scopeOf(state.env);
  for (const { token } of eachToken(state.tokens)) {
    if (token.type === 'inline' && /^\{/.test(token.content) && !/^\{[^{}]*\}$/.test(token.content)) {
      // Behind a table or a list, markdown-it-attrs takes any paragraph from `{` to `}` for attributes and drops it,
      // `{{ a.b }} text {{ c.d }}` too (its patterns "tables" and "list double softbreak" look at the raw content).
      token.content = ` ${token.content}`;
    }
    if (token.type === 'inline') tighten(token);
    if (token.type === 'td_open' || token.type === 'th_open') alignByClass(token);
    if (token.attrs && token.type !== 'div_open') scope.ownAttrs.set(token, [...token.attrs]);
  }
}

function alignByClass(token: { attrs: [string, string | number][] | null }): void {
  const style = token.attrs?.find(([name]) => name === 'style')?.[1];
  const name = style === undefined ? undefined : ALIGNED[style];
  token.attrs = name ? [['class', name]] : null;
}

/** Braces after a space would hang on the paragraph: those of a chart that stands alone are the chart's. */
function tighten({ children }: Token): void {
  const [image, text, ...rest] = children ?? [];
  if (image?.type !== 'image' || text?.type !== 'text' || rest.length > 0) return;
  if (String(image.attrGet('src')).endsWith('.ts')) text.content = text.content.trimStart();
}
