import { z } from 'zod';

/** What is wrong with an attribute's value. */
export interface ValueFault {
  message: string;
  hint: string;
}

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

const CHECKS: Readonly<Record<string, { test: (value: string) => boolean; hint: string }>> = {
  width: { test: (value) => /^([1-9]\d?|100)%$/.test(value), hint: 'Write a whole number of per cent, 1% to 100%.' },
  height: {
    test: (value) => /^\d+$/.test(value) && Number(value) >= 120 && Number(value) <= 520,
    hint: 'Write a whole number of pixels, 120 to 520, without a unit.',
  },
  time: { test: (value) => /^[1-9]\d*(s|m)$/.test(value), hint: 'Write seconds or minutes, as in "90s" or "2m".' },
  voice: { test: (value) => value.trim() !== '', hint: 'Write who speaks, as in voice="The report says".' },
  lang: { test: isLanguage, hint: 'Write a BCP 47 tag, as in "de" or "en-GB".' },
};

/**
 * Checks one attribute that the vocabulary allows.
 * @param elsewhere whether a `width` stands on something other than a column
 */
export function checkAttribute(name: string, value: string, elsewhere: boolean): ValueFault | undefined {
  if (name === 'width' && elsewhere) {
    return { message: 'Only a column has a width.', hint: 'Write it on the div, as in "::: {.column width=40%}".' };
  }
  const check = CHECKS[name];
  if (!check || check.test(value)) return undefined;
  return { message: `The ${name} "${value}" is not valid.`, hint: check.hint };
}
