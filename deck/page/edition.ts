/** What of a deck an edition shows: its notes or not, its pictures and its films; and the policy that lets a page show no more. */

import type { Shown, Slide } from '../model/deck.ts';
import type { NotesUse, Site } from '../model/site.ts';

/** What slides show, each once: nothing else stands beside their page. @param notes whether their notes are shown too */
export function shownIn(slides: readonly Slide[], notes: boolean): Shown {
  const [pictures, widths] = [new Set<string>(), new Set<number>()];
  for (const { shows, notesShow } of slides) {
    for (const part of notes ? [shows, notesShow] : [shows]) {
      for (const picture of part.pictures) pictures.add(picture);
      for (const width of part.widths) widths.add(width);
    }
  }
  return { pictures: [...pictures], widths: [...widths].sort((a, b) => a - b) };
}

/** Whether a site's page shows films. @param notes whether its notes are in it */
export function showsFilms({ loaded, notes: use }: Pick<Site, 'loaded' | 'notes'>, notes = use === 'public'): boolean {
  const { deck, images } = loaded;
  return shownIn(deck.slides, notes).pictures.some((path) => images.get(path)?.kind === 'film');
}

/**
 * What the one switch for notes says: the command line overrules the front matter.
 *
 * @param flag `--notes`, `--no-notes`, or neither
 * @param frontMatter the deck's `notes:`
 */
export function notesUse(flag: boolean | undefined, frontMatter: 'private' | 'public'): NotesUse {
  if (flag === undefined) return frontMatter;
  return flag ? 'public' : 'none';
}

/**
 * The content security policy of the page (https://www.w3.org/TR/CSP3/): everything from the page's own origin,
 * nothing inline, nothing evaluated. While serving, the live-reload socket is allowed besides.
 * @param films whether the deck shows films; while serving the next edit may bring one
 */
export function contentSecurityPolicy(serving: boolean, films: boolean): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    ...(films || serving ? ["media-src 'self'"] : []),
    "manifest-src 'self'",
    `connect-src 'self'${serving ? ' ws:' : ''}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

/**
 * The policy of a page that is one file: what stands in it, known by its hash, and nothing from anywhere.
 * @param scripts @param styles hash sources, `'sha256-…'`
 */
export function singleFilePolicy(scripts: readonly string[], styles: readonly string[], films: boolean): string {
  return [
    "default-src 'none'",
    `script-src ${scripts.join(' ')}`,
    `style-src ${styles.join(' ')}`,
    'img-src data:',
    'font-src data:',
    ...(films ? ['media-src data:'] : []),
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}
