import type { ThemeRegistrationRaw } from 'shiki/core';
import { once } from '../fonts/families.ts';
import type { CodePiece } from '../model/text.ts';

/** What a piece of code is, by the scopes of TextMate's grammars (https://macromates.com/manual/en/language_grammars#naming-conventions): its class, and a colour that only stands for it. */
const CLASSES: readonly [name: string, scopes: readonly string[]][] = [
  ['c-comment', ['comment', 'punctuation.definition.comment']],
  ['c-string', ['string', 'punctuation.definition.string', 'markup.inline.raw']],
  ['c-number', ['constant', 'variable.language', 'support.constant']],
  ['c-keyword', ['keyword', 'storage', 'keyword.operator.new', 'punctuation.definition.keyword']],
  ['c-plain', ['keyword.operator', 'punctuation', 'meta.brace']],
  ['c-function', ['entity.name.function', 'support.function', 'meta.function-call entity.name.function']],
  ['c-type', ['entity.name.type', 'entity.name.class', 'support.type', 'support.class', 'entity.name.namespace']],
  ['c-tag', ['entity.name.tag', 'entity.name.section', 'markup.heading']],
  ['c-attribute', ['entity.other.attribute-name', 'meta.property-name', 'support.type.property-name']],
  ['c-inserted', ['markup.inserted']],
  ['c-deleted', ['markup.deleted']],
];
const colourOf = (i: number) => `#0000${(i + 1).toString(16).padStart(2, '0')}`;
const BY_COLOUR = new Map(CLASSES.map(([name], i) => [colourOf(i), name]));

const THEME: ThemeRegistrationRaw = {
  name: 'deck',
  type: 'light',
  settings: [
    { settings: { foreground: '#000000', background: '#ffffff' } },
    ...CLASSES.map(([, scope], i) => ({ scope: [...scope], settings: { foreground: colourOf(i) } })),
  ],
};

/** Shiki is loaded here and not at the top: put together, the configuration loads with itself all that any of its modules imports. */
async function makeCore() {
  const [{ createHighlighterCore }, { createJavaScriptRegexEngine }, { bundledLanguages }] = await Promise.all([
    import('shiki/core'),
    import('shiki/engine/javascript'),
    import('shiki/langs'),
  ]);
  const engine = createJavaScriptRegexEngine({ forgiving: true });
  return [await createHighlighterCore({ themes: [THEME], langs: [], engine }), bundledLanguages] as const;
}

/**
 * Gets ready to colour code in some languages.
 * @param names as authors write them, `js` and `javascript` alike; what is no language is passed over
 * @returns code as lines of pieces, coloured by classes alone; nothing for a language that is not known
 */
export async function highlighter(
  names: readonly string[],
): Promise<(code: string, name: string) => CodePiece[][] | undefined> {
  // A grammar is read once.
  const [core, languages] = await once('highlighter', makeCore);
  const known = new Map(Object.entries(languages));
  const wanted = names.flatMap((name) => known.get(name.toLowerCase()) ?? []);
  await core.loadLanguage(...wanted);
  const loaded = new Set(core.getLoadedLanguages());
  return (code, name) => {
    if (!loaded.has(name.toLowerCase())) return undefined;
    // Without a limit: on a busy machine half a second was over within the first line, and the rest of it had another colour each time.
    const options = { lang: name.toLowerCase(), theme: 'deck', tokenizeTimeLimit: 0 };
    const { tokens } = core.codeToTokens(code.replace(/\n$/, ''), options);
    return tokens.map((line) =>
      line.map(({ content, color }) => {
        const name = BY_COLOUR.get(color?.toLowerCase() ?? '');
        return { text: content, ...(name !== undefined && name !== 'c-plain' && { name }) };
      }),
    );
  };
}
