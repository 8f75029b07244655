import { z } from 'zod';
import type { SourceFile } from '../model/deck.ts';
import type { DeckError } from '../model/error.ts';
import { normalise } from '../source/front-matter.ts';
import { readYaml, reportIssues } from '../source/yaml.ts';

const CODE = 'style-file';
const LIST = 'must be a list of words | Write them as "[one, two]", or each behind a hyphen.';
const words = z.array(z.union([z.string(), z.number()]).transform(String), { error: LIST });
const lists = z.record(z.string(), words, { error: 'must be names with lists | Write "Kyiv: [Kiev]".' });
const count = z.number({ error: 'must be a number | Write a whole number, as in "sentence: 25".' }).int().positive();

/** What `slides/style.yaml` says of a briefing's language. All of it may be missing. */
const STYLE = z.strictObject({
  /** How a name is written: ways that are wrong. */
  names: lists.default({}),
  /** Words that stand nowhere in the deck. */
  barred: words.default([]),
  /** Words that stand in quotation marks only. */
  quoted: words.default([]),
  /** The deck's own ladder of likelihood. */
  ladder: words.default([]),
  /** Words of other ladders, by the ladder's name. */
  'other-ladders': lists.default({}),
  /** Words of likelihood that are on no ladder. */
  loose: words.default([]),
  /** Words of confidence. */
  confidence: words.default([]),
  /** A sentence with one of these reports what others say. */
  attributed: words.default([]),
  limits: z
    .strictObject({ quotation: count.default(10), sentence: count.default(25), slide: count.default(60) })
    .default({ quotation: 10, sentence: 25, slide: 60 }),
  /** Words that no dictionary has. */
  words: words.default([]),
});

export type Style = z.infer<typeof STYLE>;

/** The style of a briefing without a style.yaml: limits alone. */
const NO_STYLE: Style = STYLE.parse({});

/** Reads `style.yaml`. One that cannot be read is reported, and counts for none. */
export function readStyle(file: SourceFile | undefined): { style: Style; problems: DeckError[] } {
  const problems: DeckError[] = [];
  const source = file && readYaml({ problems }, CODE, file.path, normalise(file.text));
  if (!source || source.value === null) return { style: NO_STYLE, problems };
  const result = STYLE.safeParse(source.value);
  if (result.success) return { style: result.data, problems };
  reportIssues({ problems }, CODE, source, result.error.issues, [
    ...Object.keys(STYLE.shape),
    'quotation',
    'sentence',
    'slide',
  ]);
  return { style: NO_STYLE, problems };
}

/** No letter and no digit stands before a word, nor after it. */
const BEFORE = '(?<![\\p{L}\\d])';
const AFTER = '(?![\\p{L}\\d])';

/** Tells texts in which none of these patterns is found, in one pass over each. */
export function anyOf(patterns: readonly RegExp[]): (text: string) => boolean {
  if (patterns.length === 0) return () => false;
  const bare = patterns.map(({ source }) => source.slice(BEFORE.length, -AFTER.length));
  const any = new RegExp(`${BEFORE}(?:${bare.join('|')})${AFTER}`, 'iu');
  return (text) => any.test(text);
}

/** A pattern of a word or a term: whole words; capitals count where it has some; `regime*` has any ending. */
export function termPattern(term: string): RegExp {
  const open = term.endsWith('*');
  const bare = (open ? term.slice(0, -1) : term).replace(/[\\^$.*+?()[\]{}|]/g, '\\$&').replace(/\s+/g, '\\s+');
  return new RegExp(`${BEFORE}${bare}${open ? '[\\p{L}]*' : ''}${AFTER}`, /\p{Lu}/u.test(term) ? 'gu' : 'giu');
}
