import type { PageKind } from '../model/site.ts';

/** The pages of the site: their templates lie in the project's root. */
export const PAGES = { index: 'index.html', speaker: 'speaker.html' } as const;

/** Which page an address or a template's path means. */
export function pageOf(address: string): PageKind {
  return address.endsWith(PAGES.speaker) ? 'speaker' : 'deck';
}
