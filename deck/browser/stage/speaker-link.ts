import { withToken } from '../sync/token.ts';

/** The page of the speaker view: its own on a site, this page itself in a single file. */
export function speakerAddress(token: string): string {
  const single = document.documentElement.dataset.page === 'single';
  return withToken(single ? '?speaker' : './speaker.html', token);
}

/** The deck's own page, as seen from the speaker view, at a slide and step. */
export function deckPage(token: string, slide: string, step: number): string {
  const single = document.documentElement.dataset.page === 'single';
  const url = new URL(withToken(single ? location.pathname : './', token));
  url.searchParams.delete('speaker');
  url.hash = `/${encodeURIComponent(slide)}${step > 0 ? `/${step - 1}` : ''}`;
  return url.href;
}
