/** The input of the rules: texts, charts with places in their modules, and the style that slides/style.yaml asks for. */

import { z } from 'zod';
import type { Deck, SourceFile, SourceRef } from '../model/deck.ts';
import type { DeckError, Finding } from '../model/error.ts';
import type { Panel } from '../model/panel.ts';
import type { SlideReading } from '../model/reading.ts';
import { blankComments, escapeRegExp, placeAt, propertyPattern } from '../source/faults.ts';
import { normalise } from '../source/front-matter.ts';
import { asNumber, readYaml, reportIssues } from '../source/yaml.ts';
import type { Stated } from './segments.ts';

/** A chart and the module that made it. */
export interface PlacedPanel {
  path: string;
  /** The module's text. */
  module: string;
  panel: Panel;
}

/** What the checks hold against each other. */
export interface Evidence {
  deck: Deck;
  slides: SlideReading[];
  stated: Stated;
  panels: readonly PlacedPanel[];
  style: Style;
  /** Names under which the deck itself speaks: "What we found", "Our assessment". */
  ownVoices: readonly string[];
}

/** A rule: all that it finds, in any order. */
export type Rule = (evidence: Evidence) => Finding[];

/** The language that a slide is written in. */
export function langOf({ deck }: Pick<Evidence, 'deck'>, { lang }: Pick<SlideReading, 'lang'>): string {
  return lang ?? deck.meta.lang;
}

type Module = Pick<PlacedPanel, 'path' | 'module'>;

/**
 * Where a chart's module has a property, or a text behind the property's name; the module's first line where it has none.
 * @param key the property's name
 * @param text what is looked for from there on
 */
export function placeOfKey({ path, module }: Module, key: string, text?: string): SourceRef {
  const code = blankComments(module);
  const from = propertyPattern(key).exec(code)?.index;
  if (from === undefined) return { file: path, line: 1 };
  return placeAt({ path, text: code }, (text === undefined ? undefined : indexOf(code, text, from)) ?? from);
}

/** Where a chart's module says a text, from its character at `index` on; the first line where the text comes from its data. */
export function placeOfWords({ path, module }: Module, text: string, index: number): SourceRef {
  const code = blankComments(module);
  const at = indexOf(code, text, 0);
  return at === undefined ? { file: path, line: 1 } : placeAt({ path, text: code }, at + index);
}

function indexOf(code: string, text: string, from: number): number | undefined {
  const pattern = new RegExp(escapeRegExp(text), 'g');
  pattern.lastIndex = from;
  return pattern.exec(code)?.index;
}

const CODE = 'style-file';
const LIST = 'must be a list of words | Write them as "[one, two]", or each behind a hyphen.';
const words = z.array(z.union([z.string(), z.number()]).transform(String), { error: LIST });
const lists = z.record(z.string(), words, { error: 'must be names with lists | Write "Kyiv: [Kiev]".' });
const count = z.preprocess(
  asNumber,
  z.number({ error: 'must be a number | Write a whole number, as in "sentence: 25".' }).int().positive(),
);

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

type Style = z.infer<typeof STYLE>;

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
