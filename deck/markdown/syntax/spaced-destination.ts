import type { MarkdownIt } from 'markdown-it';

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
      SPACED.lastIndex = start;
      const [spaced = ''] = SPACED.exec(source) ?? [];
      if (!/[ \t]/.test(spaced) || start + spaced.length > max) return plain;
      return { ok: true, pos: start + spaced.length, str: md.utils.unescapeAll(spaced) };
    },
  };
}
