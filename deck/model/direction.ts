import { escapeHtml } from './html.ts';

/** Languages that are written from right to left, and scripts that are, where a tag names one (BCP 47, ISO 15924). */
const LANGUAGES = new Set(
  'ar arc arz ary acm apc ajp aeb ckb dv fa glk he iw ji ks lrc mzn nqo pnb prs ps sd syr ug ur yi'.split(' '),
);
const SCRIPTS = new Set('adlm arab aran hebr mand mend nkoo rohg samr sogd syrc thaa'.split(' '));

/** The language of a BCP 47 tag, without script and region. */
export function primaryOf(lang: string): string {
  return lang.toLowerCase().split('-')[0] ?? '';
}

/** How a language's lines run. @param lang BCP 47 tag; a script in it decides, as in `az-Arab` or `ks-Deva` */
export function directionOf(lang: string): 'ltr' | 'rtl' {
  // What follows a single letter is no script: `ar-u-nu-latn` has other digits.
  const [tag = ''] = lang.toLowerCase().split(/-[a-z\d](?=-)/);
  const [language = '', ...parts] = tag.split('-');
  const script = parts.find((part) => /^[a-z]{4}$/.test(part));
  return (script === undefined ? LANGUAGES.has(language) : SCRIPTS.has(script)) ? 'rtl' : 'ltr';
}

/** The attributes of an element in a language: its tag, and how its lines run. */
export function langAttributes(lang: string): string {
  return `lang="${escapeHtml(lang)}" dir="${directionOf(lang)}"`;
}

/**
 * Text that stands after other text on a line: in a deck that runs from right to left it is set by itself, for a date such as
 * 2024-05-02 would be turned round behind an Arabic word (UAX 9, W2 and W4).
 * @returns HTML
 */
export function isolated(text: string, lang: string): string {
  return directionOf(lang) === 'rtl' ? `<bdi>${escapeHtml(text)}</bdi>` : escapeHtml(text);
}

/** The same in plain text: what begins with a number has a left-to-right mark before it. */
export function markedNumber(text: string, lang: string): string {
  return directionOf(lang) === 'rtl' && /^\d/.test(text) ? `\u200e${text}` : text;
}
