import type { Token } from 'markdown-it';
import type { SourceRef } from '../../model/deck.ts';
import { report } from '../../source/faults.ts';
import { suggest } from '../../source/nearest.ts';
import { decodeAddress, isAbsolute, pathAddress, resolvePath, spellings } from '../paths.ts';
import { type FileScope, type ImageFile, lookUp } from '../scope.ts';

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
  report(
    scope,
    'remote-image',
    source,
    `The ${name} stands within the text, as "data:…", and not in a file beside the slides.`,
    hint,
  );
}

/** The file of an image or of another kind; one that is none is reported. */
export function findImage(
  scope: FileScope,
  written: string,
  source: SourceRef,
  kind?: ImageFile['kind'],
): FoundImage | undefined {
  const address = decodeAddress(written);
  if (isAbsolute(address)) {
    if (/^data:/i.test(address)) return refuseWithin(scope, source, NAMES[kind ?? 'image']);
    const message = `The ${NAMES[kind ?? 'image']} "${shorten(address)}" is not a file beside the slides.`;
    report(scope, 'remote-image', source, message, REMOTE[kind ?? 'image']);
    return undefined;
  }
  const path = resolvePath(scope.path, address);
  for (const spelling of meantBy(scope, written, source)) {
    const file = lookUp(scope, 'images', spelling);
    if (!file) continue;
    if (file.faulty) return undefined;
    if (file.kind === kind && !file.fault) return { path: spelling, file };
    const { message, hint } = file.fault ?? { message: `is no ${NAMES[kind ?? 'image']}`, hint: KINDS };
    report(scope, 'film', source, `The file "${spelling}" ${message}.`, hint);
    return undefined;
  }
  const known = [...scope.tables.images].flatMap(([name, file]) => (file.kind === kind ? [name] : []));
  if (kind === undefined && refuseKind(scope, path ?? address, source)) return undefined;
  const hint = suggest(path ?? address, known, kind === 'film' ? 'Films' : kind ? 'Captions' : 'Images');
  const message = `There is no ${NAMES[kind ?? 'image']} "${path ?? address}".`;
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
