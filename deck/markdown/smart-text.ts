import Parser, { type MarkdownIt } from 'markdown-it';
import type { DeckMeta } from '../model/deck.ts';
import { dashes } from './rules/typography.ts';
import { makeToken } from './token-tools.ts';

/** Texts of the front matter with the typography that a slide has: quotation marks of the language, dashes, an ellipsis. */
export function smartMeta(md: MarkdownIt, meta: DeckMeta): DeckMeta {
  const { title, subtitle, description, author, institute, footer, tocTitle } = meta;
  const texts = Object.entries({ title, subtitle, description, author, institute, footer, tocTitle });
  const smart = texts.flatMap(([name, text]) => (text === undefined ? [] : [[name, smartText(md, text)]]));
  return { ...meta, ...Object.fromEntries(smart) };
}

/** markdown-it names its rules, but hands none out by name: of a parser with this one alone it is the first. */
const [smartquotes] = (() => {
  const { ruler } = new Parser().core;
  ruler.enableOnly(['smartquotes']);
  return ruler.getRules('');
})();

function smartText(md: MarkdownIt, text: string): string {
  if (!/['"]|--|\.\.\./.test(text)) return text;
  const child = makeToken('text', '', 0, { content: text });
  const state = new md.core.State('', md, {});
  state.tokens = [makeToken('inline', '', 0, { content: text, children: [child] })];
  dashes(state);
  smartquotes?.(state);
  return state.tokens[0]?.children?.map(({ content }) => content).join('') ?? text;
}
