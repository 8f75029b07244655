import type { MarkdownIt } from 'markdown-it';
import type { SourceFile } from '../model/deck.ts';
import { normalise, refuseFrontMatter, splitFrontMatter } from '../source/front-matter.ts';
import type { Around, Draft, ParsedFile } from './drafts.ts';
import { readFrontWords } from './front-words.ts';
import type { DeckMemory } from './memory.ts';
import { type DeckScope, type FileEnv, findsSame, makeFileLog, makeFileScope } from './scope.ts';
import { splitSlides } from './split-slides.ts';
import { checkComments, withoutComments } from './syntax/comments.ts';
import { withIncludes } from './syntax/includes.ts';

/** The slides of one file, remembered or parsed. One with a fault is parsed at every call, to report it again. */
export function parseFile(
  deck: DeckScope,
  md: MarkdownIt,
  file: SourceFile,
  around: Around,
  memory: DeckMemory,
): ParsedFile {
  const known = memory.files.get(file.path);
  if (known && known.text === file.text && sameWords(known.scope, deck) && fits(known, around)) {
    if (findsSame(known.scope, deck)) return known;
  }
  const parsed = parse(deck, md, file, around);
  if (parsed.scope.problems.length === 0) memory.files.set(file.path, parsed);
  return parsed;
}

/** Signs say what the deck's words are. */
function sameWords(known: DeckScope, { lang, show, words }: DeckScope): boolean {
  const of = (deck: Pick<DeckScope, 'show' | 'words'>) => JSON.stringify([deck.show, deck.words.found]);
  return known.lang === lang && of(known) === of({ show, words });
}

function fits(known: ParsedFile, { before, first }: Around): boolean {
  return known.first === first && known.before.section === before.section && known.before.backup === before.backup;
}

function parse(deck: DeckScope, md: MarkdownIt, { path, text }: SourceFile, around: Around): ParsedFile {
  const { body, yaml } = splitFrontMatter(normalise(text), around.first === path);
  const log = makeFileLog(deck, path);
  const whole = withIncludes(log, body);
  const source = { ...withoutComments(whole.text), ...(whole.origins && { origins: whole.origins }) };
  const scope = makeFileScope(deck, log, source);
  checkComments(scope, whole.text, source.comments);
  if (yaml !== undefined && around.first !== path) refuseFrontMatter(scope, path, around.first);
  const env: FileEnv = { scope };
  const tokens = md.parse(source.text, env);
  const front = around.first === path ? readFrontWords(deck, md, scope, log, normalise(text).split('\n')) : undefined;
  const split = splitSlides(scope, tokens, around.before, front);
  return { ...around, text, scope, ...split };
}

/** The slide that lists the sections, for a deck that asks for one in its front matter. @param file where it does */
export function contentsSlide(deck: DeckScope, md: MarkdownIt, file: string, title: string): Draft[] {
  const text = `## ${title.replace(/\s+/g, ' ')}\n\n::: {#agenda}\n:::\n`;
  const { drafts } = parse(deck, md, { path: file, text }, { before: { section: '', backup: false }, first: '' });
  return drafts.map((draft) => ({ ...draft, source: { file, line: 1 } }));
}
