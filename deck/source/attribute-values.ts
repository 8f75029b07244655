import { z } from 'zod';
import type { Wrong } from '../model/error.ts';
import { wordPairs } from './objects.ts';

const NAMES = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });

/**
 * Is it a BCP 47 tag (https://www.rfc-editor.org/info/bcp47) of a language that has a name? `deutsch` has the form of a tag, and
 * means none.
 */
export function isLanguage(tag: string): boolean {
  try {
    return NAMES.of(tag) !== undefined;
  } catch {
    return false;
  }
}

/** Is it the whole address of a page: one that browsers can read (https://url.spec.whatwg.org)? `https://[::1` is none. */
export function isAddress(text: string): boolean {
  return /^https?:\/\/[^\s/?#]+\S*$/i.test(text) && URL_TEXT.safeParse(text).success;
}

const URL_TEXT = z.url();

interface Check {
  test: (value: string) => boolean;
  hint: string;
}

const PER_CENT: Check = {
  test: (value) => /^([1-9]\d?|100)%$/.test(value),
  hint: 'Write a whole number of per cent, 1% to 100%.',
};

const COLOUR = /^#(?:[0-9a-f]{3}|[0-9a-f]{6})$/i;

/** Marks of Markdown, or HTML: where words are plain they would stand as they are written. */
const MARKS =
  /(\*\*?|(?<![\p{L}\p{N}])__?|~~|`|==|\+\+)\S(?:[^\n]*?\S)?\1|([~^$])\S+?\2|\[[^\]]*\]\(|\[-?@|<\/?[a-z][^<>]*>/iu;

/** Whether plain words hold marks. */
export function hasMarks(text: string): boolean {
  return MARKS.test(text);
}

const PLAIN: Check = {
  test: (value) => !hasMarks(value),
  hint: 'Write plain words: marks such as "*", "[…](…)" or "<b>" would stand there as they are written.',
};

const CHECKS: Readonly<Record<string, Check>> = {
  width: PER_CENT,
  height: {
    test: (value) => /^\d+$/.test(value) && Number(value) >= 120 && Number(value) <= 520,
    hint: 'Write a whole number of pixels, 120 to 520, without a unit.',
  },
  time: { test: (value) => /^[1-9]\d*(s|m)$/.test(value), hint: 'Write seconds or minutes, as in "90s" or "2m".' },
  voice: {
    test: (value) => value.trim() !== '' && PLAIN.test(value),
    hint: 'Write who speaks, in plain words, as in voice="The report says".',
  },
  footer: {
    test: (value) => value === 'false',
    hint: 'Write "footer=false" for a slide without one, and words between "::: footer" and ":::".',
  },
  note: PLAIN,
  because: PLAIN,
  lang: { test: isLanguage, hint: 'Write a BCP 47 tag, as in "de" or "en-GB".' },
  'layout-ncol': { test: (value) => /^[1-4]$/.test(value), hint: 'Write a number of columns, 1 to 4.' },
  'fig-align': { test: (value) => /^(?:left|center|right)$/.test(value), hint: 'Write "left", "center" or "right".' },
  'background-color': {
    test: (value) => COLOUR.test(value) || COLOURS.has(value),
    hint: 'Write it as "#1a2b3c", or one of the plain names such as "black", "white", "navy" or "whitesmoke".',
  },
  'background-size': { test: (value) => /^(?:cover|contain)$/.test(value), hint: 'Write "cover" or "contain".' },
  'background-opacity': {
    test: (value) => /^(?:0(?:\.\d+)?|1(?:\.0+)?|\.\d+)$/.test(value),
    hint: 'Write a number from 0 to 1, as in "0.3".',
  },
};

/** A picture's size: a share of its room, or pixels. */
const PICTURE: Check = {
  test: (value) => PER_CENT.test(value) || isPixels(value),
  hint: 'Write pixels, as in "300" or "300px"; a width may be per cent, as in "60%".',
};

/** Names of colours (https://www.w3.org/TR/css-color-4/#named-colors) that stand behind slides. */
const COLOURS = wordPairs(`
  black #000000 white #ffffff gray #808080 grey #808080 silver #c0c0c0 lightgray #d3d3d3 lightgrey #d3d3d3
  darkgray #a9a9a9 dimgray #696969 whitesmoke #f5f5f5 red #ff0000 darkred #8b0000 maroon #800000 orange #ffa500
  gold #ffd700 yellow #ffff00 ivory #fffff0 beige #f5f5dc green #008000 darkgreen #006400 lightgreen #90ee90
  teal #008080 aquamarine #7fffd4 blue #0000ff lightblue #add8e6 steelblue #4682b4 navy #000080 darkblue #00008b
  midnightblue #191970 purple #800080 indigo #4b0082 pink #ffc0cb`);

/** A colour that passed its check as six digits. */
export function colourDigits(value: string): string {
  const digits = (COLOURS.get(value) ?? value).slice(1).toLowerCase();
  return digits.length === 3 ? [...digits].map((digit) => digit + digit).join('') : digits;
}

/** How light a colour is, by its channels from 0 to 255: https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
export function luminance(...channels: [number, number, number]): number {
  const [r = 0, g = 0, b = 0] = channels.map((channel) => {
    const part = channel / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/**
 * Checks one attribute that the vocabulary allows.
 * @param kind what it stands on
 * @param classes of the same element: only a column among the boxes has a width
 */
export function checkAttribute(
  name: string,
  value: string,
  kind: string,
  classes: readonly string[],
): Wrong | undefined {
  if (name === 'width' && kind === 'div' && !classes.includes('column')) {
    return { message: 'Only a column has a width.', hint: 'Write it on the div, as in "::: {.column width=40%}".' };
  }
  const sized = (kind === 'image' || kind === 'film') && (name === 'width' || name === 'height');
  const check = sized ? (name === 'height' ? { ...PICTURE, test: isPixels } : PICTURE) : CHECKS[name];
  if (!check || check.test(value)) return undefined;
  return { message: `The ${name} "${value}" is not valid.`, hint: check.hint };
}

function isPixels(value: string): boolean {
  return /^[1-9]\d{0,3}(?:px)?$/.test(value);
}
