/** The files that images show, pictures and films: found by their addresses, measured, and how a film is written. */

import type { Token } from 'markdown-it';
import type { SourceRef } from '../../model/deck.ts';
import { escapeHtml } from '../../model/html.ts';
import { report } from '../../source/faults.ts';
import { suggest } from '../../source/nearest.ts';
import { decodeAddress, isAbsolute, pathAddress, resolvePath, spellings } from '../paths.ts';
import { type FileScope, type ImageFile, lookUp } from '../scope.ts';
import { classesOf, takeAttribute } from '../token-tools.ts';

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

/** Its own size, or the one that its author asked for: of one side alone, the other follows. */
export function sizeOf(image: Token, own: Pick<ImageFile, 'width' | 'height'>): { width: number; height: number } {
  const [width, height] = ['width', 'height'].map((name) => Number.parseInt(String(image.attrGet(name) ?? ''), 10));
  const scale = width ? width / own.width : height ? height / own.height : 1;
  return {
    width: Math.max(1, Math.round(own.width * scale)),
    height: Math.max(1, Math.round(width && height ? height : own.height * scale)),
  };
}

export interface FoundImage {
  path: string;
  file: ImageFile;
}

/** How a page names a file, relative to itself. */
export function addressOf({ path, file }: FoundImage): string {
  return file.address === undefined ? pathAddress(path) : `./${file.address}`;
}

/** Google Docs and others write a picture into the text, at its end: https://www.rfc-editor.org/rfc/rfc2397. @returns that there is no file */
function refuseWithin(scope: FileScope, source: SourceRef, name: string): undefined {
  const hint =
    'Save it as a file in slides/images/ (Google Docs: Download, Web page) and write "![what it shows](images/NAME)".';
  const message = `The ${name} stands within the text, as "data:…", and not in a file beside the slides.`;
  report(scope, 'remote-image', source, message, hint);
}

/** The file of an image or of another kind; one that is none is reported. */
export function findImage(
  scope: FileScope,
  written: string,
  source: SourceRef,
  kind?: ImageFile['kind'],
): FoundImage | undefined {
  const address = decodeAddress(written);
  const name = NAMES[kind ?? 'image'];
  if (isAbsolute(address)) {
    if (/^data:/i.test(address)) return refuseWithin(scope, source, name);
    const message = `The ${name} "${shorten(address)}" is not a file beside the slides.`;
    report(scope, 'remote-image', source, message, REMOTE[kind ?? 'image']);
    return undefined;
  }
  const path = resolvePath(scope.path, address);
  for (const spelling of meantBy(scope, written, source)) {
    const file = lookUp(scope, 'images', spelling);
    if (!file) continue;
    if (file.faulty) return undefined;
    if (file.kind === kind && !file.fault) return { path: spelling, file };
    const { message, hint } = file.fault ?? { message: `is no ${name}`, hint: KINDS };
    report(scope, 'film', source, `The file "${spelling}" ${message}.`, hint);
    return undefined;
  }
  const known = [...scope.tables.images].flatMap(([path, file]) => (file.kind === kind ? [path] : []));
  if (kind === undefined && refuseKind(scope, path ?? address, source)) return undefined;
  const hint = suggest(path ?? address, known, kind === 'film' ? 'Films' : kind ? 'Captions' : 'Images');
  const message = `There is no ${name} "${path ?? address}".`;
  report(scope, 'missing-image', source, message, hint, `file ${path ?? address}`);
  return undefined;
}

/** Files that no browser shows as pictures, whether they are there or not. */
function refuseKind(scope: FileScope, path: string, source: SourceRef): boolean {
  const [, ending] = /\.(pdf|tiff?|hei[cf]|eps|ai|psd|bmp|emf|wmf|pptx?|jxl)$/i.exec(path) ?? [];
  if (ending === undefined) return false;
  const hint = `Save it as ${/^(?:pdf|eps|ai|emf|wmf)$/i.test(ending) ? 'SVG' : 'PNG or JPEG'} and name that. ${KINDS}`;
  report(scope, 'missing-image', source, `"${path}" is no picture that browsers show.`, hint, `file ${path}`);
  return true;
}

const NAMES = { image: 'image', film: 'film', captions: 'file of captions' };

const KINDS = 'Pictures are PNG, JPEG, WebP, AVIF, GIF and SVG, films MP4, WebM and Ogg, captions WebVTT.';

const REMOTE = {
  image: 'Save the file in slides/images/ and write "images/NAME": the deck asks nothing of other sites.',
  captions: 'Save the file beside the film: the deck asks nothing of other sites.',
  film: 'Save the film beside the slides, or show a picture that links to it, "[![what it shows](images/still.png)](https://…)": the deck asks nothing of other sites.',
};

/** The paths that an address beside the slides may mean; in a file that a slide includes it is meant from there or from the slide. */
function meantBy({ path }: FileScope, written: string, { file }: SourceRef): string[] {
  // A file may have "%20" in its very name.
  const addresses = [...new Set([decodeAddress(written), written])];
  const paths = [...new Set([file, path])].flatMap((from) => addresses.map((address) => resolvePath(from, address)));
  return paths.flatMap((each) => (each === undefined ? [] : spellings(each)));
}

function shorten(address: string): string {
  return address.length > 60 ? `${address.slice(0, 60)}…` : address;
}
