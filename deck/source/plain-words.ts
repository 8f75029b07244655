/** Words that are printed as they are written: those of charts and maps, of the ledger. Marks of Markdown in them would be seen. */

/** A mark that stands in plain words, and what to write instead. */
export interface Mark {
  text: string;
  /** What it is. */
  what: string;
  cure: string;
}

const PLAIN = 'Take its marks out: these words are plain.';

/** What is no plain text beyond doubt: `2 * 3 * 4`, `a_b`, `$5 to $10` and `[sic]` are. */
const MARKS: readonly (readonly [what: string, pattern: RegExp, cure: string])[] = [
  ['a comment', /<!--[\s\S]*?(?:-->|$)/, 'Take it out: what you note for yourself stands in a comment of the module.'],
  [
    'a citation',
    /\[(?:[^[\]]*\s)?-?@[\p{L}\p{N}_][^[\]]*\]/u,
    'Name its key under "cites", or "references" in the ledger.',
  ],
  ['a footnote', /\[\^[^\]\s]+\]|\^\[[^[\]]+\]/, 'Write it on the slide, or as the "note" of a chart.'],
  ['a link', /!?\[[^[\]]*\]\([^()\s]+\)/, 'Write its words alone, and the link on the slide.'],
  ['attributes', /\[[^[\]]+\]\{[^{}]*\}|\{[.#][\w-]+[^{}]*\}/, PLAIN],
  ['code', /`[^`]+`/, PLAIN],
  ['stress', /(?<![\p{L}\p{N}*_])(\*{1,3}|_{1,2})(?=\S)[^*_]*[^\s*_]\1(?![\p{L}\p{N}*_])/u, PLAIN],
  ['a mark', /~~(?=\S)[^~]*[^\s~]~~|==(?=\S)[^=]*[^\s=]==/, PLAIN],
  [
    'a raised or lowered sign',
    /(?<=[\p{L}\p{N}])([~^])[\p{L}\p{N}+-]{1,8}\1/u,
    'Write the sign itself, as in CO₂ or m².',
  ],
  ['a formula', /\$(?=\S)[^$]*[\\^_][^$]*(?<=\S)\$/, 'Write it in plain signs, as in x², or on the slide.'],
  ['HTML', /<\/?(?:b|i|em|strong|u|s|br|sup|sub|span|small|code|a|p|div)\b[^<>]*>/i, PLAIN],
  ['an entity', /&(?:[a-z]{2,8}|#\d{1,6}|#x[\da-f]{1,6});/i, 'Write the character itself.'],
];

/** The marks that stand in words that are printed as they are, the first of each kind. */
export function marksIn(words: string): Mark[] {
  return MARKS.flatMap(([what, pattern, cure]) => {
    const [text] = pattern.exec(words) ?? [];
    return text === undefined ? [] : [{ text, what, cure }];
  });
}
