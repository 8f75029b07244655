import { createRequire } from 'node:module';
import { primaryOf } from '../model/direction.ts';
import { breakablePanel } from '../model/figure-marks.ts';
import type { Panel } from '../model/panel.ts';
import { SOFT_HYPHEN } from '../model/soft-hyphen.ts';

/** A shorter word fits the narrowest box. */
const SHORTEST = 12;
/** So many letters stand before a break and after it. */
const LEAST = 4;
const WORD = new RegExp(`\\p{L}{${SHORTEST},}`, 'gu');
const HAS_LONG = new RegExp(WORD.source, 'u');

/**
 * Writes soft hyphens into the long words of a text, by TeX's patterns for the language. Browsers know the patterns of some languages
 * on some systems, a Chromium on a server of none; so words break alike on screen, on paper and in charts.
 *
 * @param lang a tag of BCP 47
 * @returns nothing for English, whose words fit, and for a language without patterns
 */
export function hyphenator(lang: string): ((text: string) => string) | undefined {
  const primary = primaryOf(lang);
  if (!isBroken(primary)) return undefined;
  if (!known.has(primary)) known.set(primary, byPatterns(primary));
  return known.get(primary);
}

function isBroken(primary: string): boolean {
  return primary !== 'en' && /^[a-z]{2,3}$/.test(primary);
}

/** By language: to load its patterns takes a third of a second. */
const known = new Map<string, ((text: string) => string) | undefined>();

/** A chart as it is drawn: with soft hyphens in its long words. */
export function breakable<Kind extends Panel>(panel: Kind, lang: string): Kind {
  // Names on maps are never broken, nor are English words: neither is looked through.
  if (panel.kind === 'map' || !isBroken(primaryOf(lang)) || !HAS_LONG.test(JSON.stringify(panel))) return panel;
  const hyphenate = hyphenator(lang);
  return hyphenate ? breakablePanel(panel, hyphenate) : panel;
}

function byPatterns(primary: string): ((text: string) => string) | undefined {
  let patterns: { hyphenateSync(word: string, options: { hyphenChar: string; minWordLength: number }): string };
  try {
    patterns = createRequire(import.meta.url)(`hyphen/${primary}`);
  } catch {
    // The package has a folder for each language that it knows.
    return undefined;
  }
  const options = { hyphenChar: SOFT_HYPHEN, minWordLength: SHORTEST };
  const broken = (word: string) => join(patterns.hyphenateSync(word, options).split(SOFT_HYPHEN), word.length);
  return (text) => text.replace(WORD, broken);
}

/** Syllables with a soft hyphen where enough letters stand on both sides. */
function join(syllables: readonly string[], length: number): string {
  let at = 0;
  return syllables
    .map((syllable, i) => {
      const breaks = i > 0 && at >= LEAST && length - at >= LEAST;
      at += syllable.length;
      return breaks ? SOFT_HYPHEN + syllable : syllable;
    })
    .join('');
}
