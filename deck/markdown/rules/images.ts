import type { StateCore, Token } from 'markdown-it';
import type { SourceRef } from '../../model/deck.ts';
import { report } from '../../source/faults.ts';
import { suggest } from '../../source/nearest.ts';
import { decodeAddress, isAbsolute, pathAddress, resolvePath, spellings } from '../paths.ts';
import { placeOfInline } from '../place.ts';
import { type FileScope, type ImageFile, lookUp, scopeOf } from '../scope.ts';
import { eachToken, makeToken, plainText } from '../token-tools.ts';

/** Core rule after `panels`: an image is a file of the project, has a size and a text alternative; anything else is a fault and shows its text. */
export function images(state: StateCore): void {
  const scope = scopeOf(state.env);
  for (const { token, block } of eachToken(state.tokens)) {
    if (token.type !== 'inline' || !token.children) continue;
    token.children = token.children.map((child) => (child.type === 'image' ? checkImage(scope, child, block) : child));
  }
}

function checkImage(scope: FileScope, image: Token, block: Token): Token {
  const alt = plainText(image.children);
  const source = placeOfInline(scope, image, block);
  if (!alt) {
    const hint = 'Say what it shows between the square brackets: "![what it shows](…)".';
    report(scope, 'image-alternative', source, 'This image has no text alternative.', hint);
  }
  const found = findImage(scope, String(image.attrGet('src')), source);
  if (!found) return makeToken('text', '', 0, { content: alt });
  const { path, file } = found;
  image.attrSet('src', file.address === undefined ? pathAddress(path) : `./${file.address}`);
  image.attrSet('alt', alt);
  image.meta = { picture: path };
  image.attrSet('width', file.width);
  image.attrSet('height', file.height);
  image.attrSet('loading', 'lazy');
  image.attrSet('decoding', 'async');
  return image;
}

function findImage(
  scope: FileScope,
  written: string,
  source: SourceRef,
): { path: string; file: ImageFile } | undefined {
  const address = decodeAddress(written);
  if (isAbsolute(address)) {
    const hint = 'Save the file in slides/images/ and write "images/NAME": the deck asks nothing of other sites.';
    report(scope, 'remote-image', source, `The image "${shorten(address)}" is not a file beside the slides.`, hint);
    return undefined;
  }
  const path = resolvePath(scope.path, address);
  // A file may have "%20" in its very name.
  const raw = resolvePath(scope.path, written);
  for (const spelling of [path, raw].flatMap((each) => (each === undefined ? [] : spellings(each)))) {
    const file = lookUp(scope, 'images', spelling);
    if (file) return { path: spelling, file };
  }
  const hint = suggest(path ?? address, [...scope.tables.images.keys()], 'Images');
  report(scope, 'missing-image', source, `There is no image "${path ?? address}".`, hint);
  return undefined;
}

function shorten(address: string): string {
  return address.length > 60 ? `${address.slice(0, 60)}…` : address;
}

/** Renderer of an image that passed: its alternative is already plain text. */
export function imageTag(
  tokens: Token[],
  index: number,
  _options: unknown,
  _env: unknown,
  renderer: { renderAttrs(token: Token): string },
): string {
  const token = tokens[index];
  return token ? `<img${renderer.renderAttrs(token)}>` : '';
}
