/** Links: where one may lead, those that lead nowhere, and addresses with spaces in them. */

import type { MarkdownIt, StateCore, Token } from 'markdown-it';
import { isAddress } from '../../source/attribute-values.ts';
import { BOUND, type Reporter, report } from '../../source/faults.ts';
import { suggest } from '../../source/nearest.ts';
import { letPass } from '../../source/notices.ts';
import { decodeAddress } from '../paths.ts';
import { findText, placeOfBlock, placeOfInline } from '../place.ts';
import { type FileScope, scopeOf } from '../scope.ts';
import { matchAt } from '../token-tools.ts';

/** Core rule: links go to http(s), to mailto or to a slide's id; any other is reported and shows its text only. */
export function links(state: StateCore): void {
  const scope = scopeOf(state.env);
  let block: Token | undefined;
  for (const token of state.tokens) {
    if (token.map) block = token;
    let refused = false;
    if (token.type === 'inline') noticeBare(scope, token, block);
    token.children =
      (token.type === 'inline' ? token.children : null)?.filter((child) => {
        if (child.type === 'link_open') refused = !checkLink(scope, child, block);
        return !(refused && (child.type === 'link_open' || child.type === 'link_close'));
      }) ?? token.children;
  }
}

/** A link in whose words a source, a footnote or words with attributes stand is none in CommonMark: its address would be printed. */
function refuseTorn(scope: FileScope, child: Token, block: Token | undefined): boolean {
  const [, torn] = /^[^[\]]*(\]\((?:https?:\/\/|mailto:|#)[^\s()]*\))/.exec(child.content) ?? [];
  if (torn === undefined) return false;
  const message = 'This link is none: its words hold a source, a footnote, a span or another link.';
  const hint = 'Set that behind it, "[words](address) [@key]", or round it, "[[words](address)]{.soft}".';
  const from = placeOfBlock(scope, block);
  report(scope, 'refused-link', findText(scope, torn, from, block?.map?.[1] ?? from.line), message, hint);
  return true;
}

/** Some tools make a link of an address that stands there alone. */
function noticeBare(scope: FileScope, { children }: Token, block: Token | undefined): void {
  let within = 0;
  for (const child of children ?? []) {
    if (/^link_(?:open|close)$/.test(child.type)) within += child.nesting;
    if (within === 0 && child.type === 'text' && refuseTorn(scope, child, block)) continue;
    const [address] = (within === 0 && child.type === 'text' && /https?:\/\/[^\s)>\]]+/.exec(child.content)) || [];
    if (address) letPass(scope, 'bare-address', placeOfInline(scope, child, block), address.replace(/[.,;:!?]+$/, ''));
  }
}

function checkLink(scope: FileScope, link: Token, block: Token | undefined): boolean {
  const href = String(link.attrGet('href'));
  const [value] = decodeAddress(href).match(BOUND) ?? [];
  if (value !== undefined) {
    const hint = 'Write the address itself, and the value in the words of the link or beside it.';
    const message = `"${value}" is not filled in within an address.`;
    report(scope, 'unbound-value', placeOfInline(scope, link, block), message, hint);
  }
  if (isAddress(href)) {
    link.attrSet('rel', 'noopener');
    return true;
  }
  if (/^mailto:[^@]+@./i.test(href)) return true;
  const source = placeOfInline(scope, link, block);
  const id = /^#([^/].*)$/s.exec(decodeAddress(href))?.[1];
  if (id !== undefined) {
    link.attrSet('href', `#${id}`);
    scope.slideLinks.push({ id, source });
    return true;
  }
  const slide = /^#\/(.+)$/s.exec(href)?.[1];
  if (slide !== undefined && /^\d+$/.test(slide)) {
    // Which slide that is, is known when all are.
    scope.slideLinks.push({ id: `/${slide}`, source });
    return false;
  }
  const hint =
    slide !== undefined
      ? `Write "#${decodeAddress(slide)}": a PDF follows only that form.`
      : 'Links go to "https://…", "mailto:…" or to a slide of this deck, "#id".';
  report(scope, 'refused-link', source, `The link "${decodeAddress(href)}" cannot be followed from the deck.`, hint);
  return false;
}

/** Reports a file's links to slides that are not there, when all ids are known. @param refused ids that have a fault of their own */
export function unknownLinks(
  deck: Reporter,
  { slideLinks }: FileScope,
  ids: ReadonlySet<string>,
  refused: ReadonlySet<string>,
): void {
  for (const { id, source } of slideLinks) {
    if (ids.has(id) || refused.has(id)) continue;
    const [, number] = /^\/(\d+)$/.exec(id) ?? [];
    if (number !== undefined) {
      const meant = [...ids][Number(number) - 1];
      const hint =
        meant === undefined
          ? suggest(id, [...ids], 'Slides')
          : `Write the slide's id: "#${meant}" is slide ${number}. A number would lead elsewhere with the next slide set before it.`;
      report(deck, 'refused-link', source, `The link "#${id}" cannot be followed from the deck.`, hint);
      continue;
    }
    const message = `No slide has the id "${id}".`;
    report(deck, 'unknown-link', source, message, suggest(id, [...ids], 'Slides'), `slide ${id}`);
  }
}

/** Behind an opening bracket: all up to a title or to the closing one, inner pairs with it. */
const SPACED =
  /(?:\\.|[^\s()<>\\"]|\([^()\n]*\)|[ \t]+(?!["'\s)]|\([^()\n]*\)[ \t]*\)))+(?=[ \t]*(?:\)|(?:"[^"\n]*"|'[^'\n]*')[ \t]*\)))/y;

/** The address of a link or an image may have spaces in it, as in Pandoc: files have such names, and a dead link helps nobody. */
export function spacedDestination(md: MarkdownIt): void {
  const { parseLinkDestination } = md.helpers;
  md.helpers = {
    ...md.helpers,
    parseLinkDestination(source, start, max) {
      const plain = parseLinkDestination(source, start, max);
      // A definition "[id]: address" ends at the space.
      if (source[start] === '<' || !source.slice(0, start).trimEnd().endsWith('(')) return plain;
      const [spaced = ''] = matchAt(SPACED, source, start) ?? [];
      if (!/[ \t]/.test(spaced) || start + spaced.length > max) return plain;
      return { ok: true, pos: start + spaced.length, str: md.utils.unescapeAll(spaced) };
    },
  };
}
