import type { Token } from 'markdown-it';
import type { SourceRef } from '../../model/deck.ts';
import { escapeHtml } from '../../model/html.ts';
import { report } from '../../source/faults.ts';
import type { FileScope } from '../scope.ts';
import { classesOf, takeAttribute } from '../token-tools.ts';
import { addressOf, type FoundImage, findImage, sizeOf } from './find-image.ts';

/** What films may be called: those that no browser shows are among them, to be refused where they are shown. */
export const FILM = /\.(?:mp4|m4v|webm|ogv|ogg|mov|mkv|avi|wmv|flv)$/i;

/** Whether an image's token shows a film: by the name of its file, as Pandoc has it, or because a shortcode says so. */
export function isFilm(token: Token): boolean {
  return token.type === 'image' && (token.meta?.film === true || FILM.test(String(token.attrGet('src'))));
}

/** What the renderers need of a film. */
interface Film {
  /** Addresses relative to the page. */
  address: string;
  poster?: string;
  captions?: string;
  /** Where the film lies on the web, for paper; only where the deck says where it stands. */
  link?: string;
}

/** Gives the token of a film its files, its size and its words. One whose files are at fault shows its text. */
export function setFilm(scope: FileScope, token: Token, found: FoundImage, alt: string, source: SourceRef): void {
  const [posterPath, captionsPath] = [takeAttribute(token, 'poster'), takeAttribute(token, 'captions')];
  const poster = posterPath === undefined ? undefined : findImage(scope, posterPath, source);
  const captions = captionsPath === undefined ? undefined : findImage(scope, captionsPath, source, 'captions');
  // Where nobody says how large, its own size holds, which the browser knows.
  if (token.attrGet('width') !== null || token.attrGet('height') !== null) {
    const { width, height } = sizeOf(token, poster?.file ?? found.file);
    token.attrSet('width', width);
    token.attrSet('height', height);
  }
  token.attrSet('alt', alt);
  token.attrSet('src', addressOf(found));
  const { url } = scope.show;
  const link = url !== undefined && found.file.address !== undefined && `${folderOf(url)}${found.file.address}`;
  const film: Film = {
    address: addressOf(found),
    ...(poster && { poster: addressOf(poster) }),
    ...(captions && { captions: addressOf(captions) }),
    ...(link && { link }),
  };
  const pictures = [found, poster, captions].flatMap((each) => (each ? [each.path] : []));
  token.meta = { pictures, film };
}

/** The folder that a page's address leads to, as link previews take it: only a last part with a full stop names a file. */
function folderOf(url: string): string {
  const bare = url.replace(/[?#].*$/, '');
  return bare.replace(/(?<=[^/]\/)[^/]*\.[^/]*$/, '').replace(/\/?$/, '/');
}

/** The film of an image's token that passed. */
export function filmOf(token: Token): Film | undefined {
  return typeof token.meta?.film === 'object' ? (token.meta.film as Film) : undefined;
}

/** A film runs on the screen, where its reader starts it; paper has its poster, its name and, where it is known, the way to it. */
export function filmTag(token: Token, film: Film, lang: string): string {
  const of = (name: string) => escapeHtml(String(token.attrGet(name) ?? ''));
  const classes = classesOf(token);
  const own = classes.length > 0 ? ` class="${escapeHtml(classes.join(' '))}"` : '';
  const stillClasses = escapeHtml(['film-still', ...classes].join(' '));
  const poster = film.poster === undefined ? '' : escapeHtml(film.poster);
  const size = token.attrGet('width') === null ? '' : ` width="${of('width')}" height="${of('height')}"`;
  const track = film.captions
    ? `<track kind="captions" src="${escapeHtml(film.captions)}" srclang="${escapeHtml(lang)}" label="${escapeHtml(lang)}" default>`
    : '';
  const video = `<video${own} src="${escapeHtml(film.address)}" controls preload="metadata" playsinline${poster && ` poster="${poster}"`}${size} aria-label="${of('alt')}">${track}</video>`;
  const picture = poster && `<img src="${poster}" alt=""${size} loading="lazy" decoding="async">`;
  const words = `<span class="film-name">${SIGN}${of('alt')}</span>`;
  const still = `${picture}${film.link ? `<a href="${escapeHtml(film.link)}">${words}</a>` : words}`;
  return `${video}<span class="${stillClasses}">${still}</span>`;
}

const SIGN =
  '<svg class="sign" viewBox="0 0 24 24" aria-hidden="true"><path d="M5 3l15 9-15 9z" fill="currentColor"/></svg> ';

/** A film has a paragraph of its own: in a line it would have no room. */
export function refuseInText(scope: FileScope, source: SourceRef): void {
  const hint = 'Set it in a paragraph of its own, with an empty line before and after it.';
  report(scope, 'film', source, 'A film cannot stand in the middle of text.', hint);
}
