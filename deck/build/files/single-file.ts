/** Decks as one file each, for a machine without network: their scripts and styles in one piece, and the page that holds them. */

import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type OutputBundle, rolldown } from 'rolldown';
import type { Plugin } from 'vite';
import type { Site } from '../../model/site.ts';
import { renderDocument } from '../../page/document.ts';
import { showsFilms, singleFilePolicy } from '../../page/edition.ts';
import { siteFiles } from '../make.ts';
import { PAGES } from '../pages.ts';
import { dataAddress, isShown } from './asset.ts';
import { LICENCES } from './licences.ts';

/** The name of both files: the presenter's own in its folder, see `privateFolder`, the public one in the site, for who wants to take it along. */
export const SINGLE_PAGE = 'briefing.html';

/** Writes a file for each site; its notes are in it if they are in the site. @param folder the site's, complete */
export async function writeSingleFiles(
  root: string,
  folder: string,
  bundle: SingleBundle,
  files: readonly { file: string; site: Site }[],
): Promise<void> {
  const template = await readFile(path.join(root, PAGES.index), 'utf8');
  // It is passed on alone: the licences go with it.
  const licences = await readFile(path.join(folder, LICENCES), 'utf8');
  for (const { file, site } of files) {
    await mkdir(path.dirname(file), { recursive: true });
    const appended = `\n<!--\n${licences.replace(/-(?=-)/g, '- ').replaceAll('>', ')')}\n-->\n`;
    await writeFile(file, joined(await singleFile(template, site, bundle), appended));
  }
}

/** About as many characters of a page are written at a time. */
const PIECE = 2 ** 16;

/** Text in pieces as fewer ones: each is a write of its own. @param end what follows them all */
export function* joined(pieces: Iterable<string>, end = ''): Generator<string> {
  let text = '';
  for (const piece of pieces) {
    if (text.length + piece.length > PIECE) {
      yield text;
      text = '';
    }
    text += piece;
  }
  yield text;
  yield end;
}

/**
 * The whole deck in one file that asks for nothing else: it opens from a disk, a stick or an attachment. Whether it holds
 * notes is the site's own affair. Its policy names every script and style by its hash (https://www.w3.org/TR/CSP3/#hash).
 *
 * @param template the project's `index.html`
 * @throws Error if the template lacks a place for the deck
 */
async function singleFile(template: string, site: Site, { script, style }: SingleBundle): Promise<Iterable<string>> {
  const files = await siteFiles(site);
  const text = (name: string) => String(files.find(({ fileName }) => fileName === name)?.source ?? '');
  const data = files.filter(({ fileName }) => isShown(fileName));
  const addresses = new Map(data.map(({ fileName, source }) => [fileName, dataAddress(fileName, source)]));
  // A stylesheet names its fonts from its own folder.
  const css = `${style}\n${withData(text(site.stylesheet), addresses, `${path.posix.dirname(site.stylesheet)}/`)}`;
  const head = escapeScript(text(site.headScript));
  return renderDocument(template, {
    page: 'single',
    deck: site.loaded.deck,
    data: site.data,
    sections: withAllData(site, addresses),
    policy: singleFilePolicy([hashOf(head), hashOf(script)], [hashOf(css)], showsFilms(site)),
    resources: [
      `<link rel="icon" href="${dataAddress('icon.svg', site.loaded.theme.icon)}">`,
      `<style data-deck-stylesheet>${css}</style>`,
      `<script>${head}</script>`,
      `<script type="module">${script}</script>`,
    ],
  });
}

/** Each slide of a site as it is asked for, with its pictures in it. */
function* withAllData({ sections }: Site, addresses: ReadonlyMap<string, string>): Generator<string> {
  for (const { html } of sections) yield withData(html, addresses, '');
}

/** Text with its addresses of files in quotes replaced by the files themselves. @param folder that the addresses begin in */
function withData(text: string, addresses: ReadonlyMap<string, string>, folder: string): string {
  return text.replace(/"\.\/([^"]+)"/g, (quoted, name: string) => {
    const address = addresses.get(folder + name);
    return address ? `"${address}"` : quoted;
  });
}

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

/** No text of a script may end it, or open a comment that hides its end (https://html.spec.whatwg.org/#restrictions-for-contents-of-script-elements). */
function escapeScript(code: string): string {
  return code.replace(/<(?=\/script|script|!--)/gi, '\\x3C');
}

/** All of the deck's script and style, each in one piece, as a page can hold them. */
interface SingleBundle {
  script: string;
  style: string;
}

const ENTRY = 'deck:single';

/**
 * What a single file asks of the site's own bundle: the theme once more, without the fonts, which are each page's own. It is an entry
 * where a build gives it out as `SINGLE`, and leaves nothing in the site.
 */
export function singlePlugin(theme: string): Plugin {
  let root = '';
  return {
    name: ENTRY,
    apply: 'build',
    configResolved: (config) => {
      root = config.root;
    },
    resolveId: { filter: { id: new RegExp(`^${ENTRY}$`) }, handler: (id) => id },
    load: {
      filter: { id: new RegExp(`^${ENTRY}$`) },
      handler: () =>
        ['index.css', 'speaker.css']
          .map((name) => `import ${JSON.stringify(`${path.resolve(root, theme, name)}?single`)};`)
          .join('\n'),
    },
  };
}

/** What a build emits to have the styles of a single file. */
export const SINGLE = { type: 'chunk', id: ENTRY, name: 'single' } as const;

/** Takes the styles of a single file out of what a site is made of; files that they name come along in them. */
export function takeStyles(bundle: OutputBundle): string {
  const own = Object.entries(bundle).filter(([, each]) =>
    each.type === 'asset' ? each.names.includes('single.css') : each.facadeModuleId === ENTRY,
  );
  for (const [name] of own) delete bundle[name];
  const style = own.map(([, each]) => (each.type === 'asset' ? String(each.source) : '')).join('');
  return style.replace(/url\(["']?\.\/([^"')]+)["']?\)/g, (address, name: string) => {
    const file = Object.values(bundle).find((each) => path.posix.basename(each.fileName) === name);
    return file?.type === 'asset' ? `url(${dataAddress(name, file.source)})` : address;
  });
}

/**
 * Puts a site's script and all that it loads later into one, as a page can hold it.
 * @param file the script as it was written, with its parts beside it
 */
export async function joinScripts(file: string): Promise<string> {
  // What is not needed was left out when the parts were made; to look for it again took two fifths of this.
  const bundle = await rolldown({ input: file, tsconfig: false, logLevel: 'silent', treeshake: false });
  try {
    const minify = { codegen: { removeWhitespace: true }, compress: false, mangle: false };
    const { output } = await bundle.generate({ format: 'esm', codeSplitting: false, minify });
    return escapeScript(output[0].code);
  } finally {
    await bundle.close();
  }
}
