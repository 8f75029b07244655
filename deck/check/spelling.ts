import { createRequire } from 'node:module';
import { allSaid, type Evidence } from '../evidence/index.ts';
import { finding } from '../model/checks.ts';
import { primaryOf } from '../model/direction.ts';
import type { Finding } from '../model/error.ts';
import { unknownWords } from './spell-thread.mjs';

/** The dictionaries that cspell brings along. */
const BUNDLED = 'en';

/** Languages that are not written in Latin letters. */
const NATIVE = new Set(['ru', 'uk']);

/** Where the words of other languages are (https://github.com/streetsidesoftware/cspell-dicts), with their licences. */
const DICTIONARIES: Readonly<Record<string, readonly [name: string, licence: string]>> = {
  de: ['@cspell/dict-de-de', 'LGPL-3.0'],
  es: ['@cspell/dict-es-es', 'LGPL-3.0'],
  fr: ['@cspell/dict-fr-fr', 'MIT'],
  it: ['@cspell/dict-it-it', 'GPL-3.0'],
  nl: ['@cspell/dict-nl-nl', 'MIT'],
  pl: ['@cspell/dict-pl_pl', 'LGPL-3.0'],
  pt: ['@cspell/dict-pt-pt', 'LGPL-3.0'],
  ru: ['@cspell/dict-ru_ru', 'GPL-3.0'],
  uk: ['@cspell/dict-uk-ua', 'GPL-3.0'],
};

/**
 * Words of slides, notes, ledger and charts that stand in no dictionary of the deck's language nor in the briefing's list. A language
 * without a dictionary is told once.
 *
 * @param root the project's folder, whose packages are looked through
 */
export async function spelling(evidence: Evidence, root: string): Promise<Finding[]> {
  const { lang } = evidence.deck.meta;
  const language = primaryOf(lang);
  const dictionary = findDictionary(lang, root);
  if ('missing' in dictionary) {
    const [first] = evidence.deck.slides;
    return [{ ...dictionary.missing, ...(first && { source: first.source, on: first.id }) }];
  }
  // English without a country is anybody's.
  const locale = lang.toLowerCase() === BUNDLED ? 'en-US,en-GB' : lang;
  const said = allSaid(evidence).filter(({ foreign, names }) => !foreign && !names);
  const starts: number[] = [];
  let text = '';
  for (const each of said) {
    starts.push(text.length);
    text += `${each.text.replaceAll('’', "'").replaceAll('\u2011', '-')}\n\n`;
  }
  const unknown = await unknownWords(
    { uri: 'file:///briefing.txt', text, languageId: 'plaintext', locale },
    { generateSuggestions: true, noConfigSearch: true },
    {
      language: locale,
      words: evidence.style.words.flatMap((word) => [word, `${word}'s`]),
      maxNumberOfProblems: 1000,
      maxDuplicateProblems: 1000,
      // Half a second if nothing is said: on a busy machine the same word would have other suggestions.
      suggestionsTimeout: 10_000,
      import: dictionary.imports,
      ...(dictionary.imports.length > 0 && { enabledLanguageIds: ['plaintext'] }),
    },
  );
  // A word in another script is a name or a quotation.
  const own = unknown.filter(({ text: word }) => NATIVE.has(language) || /^[\p{Script=Latin}\p{P}]+$/u.test(word));
  return own.map(({ text: word, offset, suggestions }) => {
    const at = starts.findLastIndex((start) => start <= offset);
    const place = said[at];
    const meant = suggestions.slice(0, 2).map((each) => `“${each}”`);
    const cure = `${meant.length > 0 ? `Did you mean ${meant.join(' or ')}? ` : ''}A name or a term is added to words: in style.yaml.`;
    const source = place?.at(offset - (starts[at] ?? 0)) ?? { file: 'slides', line: 1 };
    const on = place?.on === undefined ? {} : { on: place.on };
    return { ...finding('spelling', source, `“${word}” stands in no dictionary.`, cure), ...on };
  });
}

function findDictionary(lang: string, root: string): { imports: string[] } | { missing: Finding } {
  const language = primaryOf(lang);
  if (language === BUNDLED) return { imports: [] };
  const [name, licence] = DICTIONARIES[language] ?? [];
  const file = name && resolved(`${name}/cspell-ext.json`, root);
  if (file) return { imports: [file] };
  const message = `The spelling is not checked: there is no dictionary for “${lang}”.`;
  const cure = name
    ? `Run npm install -D ${name} (licence ${licence}; it is not shipped with the deck).`
    : 'Silence this on the first slide; see https://github.com/streetsidesoftware/cspell-dicts for what there is.';
  return { missing: finding('spelling-language', { file: 'slides', line: 1 }, message, cure) };
}

function resolved(name: string, root: string): string | undefined {
  try {
    return createRequire(`${root}/package.json`).resolve(name);
  } catch {
    return undefined;
  }
}
