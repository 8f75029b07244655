import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Site } from '../../model/site.ts';
import { renderDocument } from '../../page/document.ts';
import { singleFilePolicy } from '../../page/policy.ts';
import { showsFilms } from '../../page/shown.ts';
import { siteFiles } from '../make.ts';
import { PAGES } from '../pages.ts';
import type { SingleBundle } from './bundle-single.ts';
import { dataAddress, isShown } from './data-address.ts';
import { LICENCES } from './licences.ts';

/** The name of the presenter's own file, in a folder of its own: see `privateFolder`. */
export const PRIVATE_PAGE = 'briefing.html';

/** Where the public one goes: in the site, for who wants to take the deck along. */
export function publicFile(folder: string): string {
  return path.join(folder, 'briefing.html');
}

/** Writes decks as one file each, for a machine without network; a site's notes are in its file if they are in the site. @param folder the site's, complete */
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
    await writeFile(
      file,
      `${await singleFile(template, site, bundle)}\n<!--\n${licences.replace(/-(?=-)/g, '- ').replaceAll('>', ')')}\n-->\n`,
    );
  }
}

/**
 * The whole deck in one file that asks for nothing else: it opens from a disk, a stick or an attachment. Whether it holds
 * notes is the site's own affair. Its policy names every script and style by its hash (https://www.w3.org/TR/CSP3/#hash).
 *
 * @param template the project's `index.html`
 * @throws Error if the template lacks a place for the deck
 */
async function singleFile(template: string, site: Site, { script, style }: SingleBundle): Promise<string> {
  const files = await siteFiles(site);
  const text = (name: string) => String(files.find(({ fileName }) => fileName === name)?.source ?? '');
  const data = files.filter(({ fileName }) => isShown(fileName));
  const addresses = new Map(data.map(({ fileName, source }) => [fileName, dataAddress(fileName, source)]));
  // A stylesheet names its fonts from its own folder.
  const css = `${style}\n${withData(text(site.stylesheet), addresses, `${path.posix.dirname(site.stylesheet)}/`)}`;
  const head = escapeScript(text(site.headScript));
  const module = escapeScript(script);
  return renderDocument(template, {
    page: 'single',
    deck: site.loaded.deck,
    data: site.data,
    sections: site.sections.map(({ html }) => withData(html, addresses, '')),
    policy: singleFilePolicy([hashOf(head), hashOf(module)], [hashOf(css)], showsFilms(site)),
    resources: [
      `<link rel="icon" href="${dataAddress('icon.svg', site.loaded.theme.icon)}">`,
      `<style data-deck-stylesheet>${css}</style>`,
      `<script>${head}</script>`,
      `<script type="module">${module}</script>`,
    ],
  });
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
