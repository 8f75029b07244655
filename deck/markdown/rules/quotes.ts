import Parser, { type MarkdownIt, type StateCore, type Token } from 'markdown-it';
import { primaryOf } from '../../model/direction.ts';
import { pushTo } from '../../source/objects.ts';
import { scopeOf } from '../scope.ts';
import { closingIndex, makeToken, opensSlide, originalRule } from '../token-tools.ts';

/**
 * Quotation marks, double then single, and the primary languages that have them (the delimiters of CLDR, https://cldr.unicode.org); French ones
 * carry their no-break spaces.
 */
const QUOTES: readonly (readonly [languages: string, marks: string[]])[] = [
  ['fr', ['«\u00a0', '\u00a0»', '‹\u00a0', '\u00a0›']],
  ['de cs sk sl bg lt et is ka mk sq', ['„', '“', '‚', '‘']],
  ['pl ro hr sr bs hu', ['„', '”', '‚', '’']],
  ['es it ca gl el hy eu', ['«', '»', '“', '”']],
  ['ru uk be kk', ['«', '»', '„', '“']],
  ['nb nn no', ['«', '»', '‘', '’']],
  ['sv fi', ['”', '”', '’', '’']],
];
const BY_LANGUAGE = new Map(QUOTES.flatMap(([languages, marks]) => languages.split(' ').map((name) => [name, marks])));

/** The quotation marks for a BCP 47 tag; English ones where there is no row. */
export function quotesFor(lang: string): string[] {
  return BY_LANGUAGE.get(primaryOf(lang)) ?? ['“', '”', '‘', '’'];
}

/**
 * Core rule in place of markdown-it's `smartquotes`: the same, in the language of each slide, box, cell and span. In words of another language
 * the deck's own quotation marks would be wrong.
 */
export function quotes(md: MarkdownIt): void {
  const smart = originalRule(new Parser().core.ruler, 'smartquotes');
  md.core.ruler.at('smartquotes', (state) => {
    const { lang } = scopeOf(state.env);
    for (const [language, tokens] of byLanguage(state.tokens, lang)) {
      const options = { ...md.options, quotes: quotesFor(language) };
      const parser = Object.create(md, { options: { value: options } });
      smart(Object.create(state, { tokens: { value: tokens }, md: { value: parser } }) as StateCore);
    }
  });
}

/** The runs of inlines by the language that they are in. */
function byLanguage(tokens: readonly Token[], lang: string): Map<string, Token[]> {
  const runs = new Map<string, Token[]>();
  const around: string[] = [];
  let slide = lang;
  for (const token of tokens) {
    if (opensSlide(token)) slide = languageOf(token) ?? lang;
    if (token.nesting > 0) around.push(languageOf(token) ?? around.at(-1) ?? slide);
    if (token.nesting < 0) around.pop();
    if (token.type !== 'inline') continue;
    for (const [language, run] of inlineRuns(token, around.at(-1) ?? slide)) {
      pushTo(runs, language, run);
    }
  }
  return runs;
}

/** A run, and each span in it that has a language of its own. */
function inlineRuns(inline: Token, lang: string): [string, Token][] {
  const children = inline.children ?? [];
  const rest: Token[] = [];
  const own: [string, Token][] = [];
  for (let i = 0; i < children.length; i++) {
    const child = children[i];
    if (!child) continue;
    rest.push(child);
    const language = child.nesting > 0 ? languageOf(child) : undefined;
    if (language === undefined) continue;
    const end = closingIndex(children, i);
    const run = makeToken('inline', '', 0, { content: inline.content, children: children.slice(i + 1, end) });
    own.push(...inlineRuns(run, language));
    i = end - 1;
  }
  return own.length === 0
    ? [[lang, inline]]
    : [...own, [lang, makeToken('inline', '', 0, { ...inline, children: rest })]];
}

function languageOf(token: Token): string | undefined {
  const lang = token.attrGet('lang');
  return lang === null ? undefined : String(lang);
}
