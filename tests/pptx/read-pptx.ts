import path from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { chartLoader } from '../../deck/build/charts/chart-loader.ts';
import { imageName } from '../../deck/build/files/asset.ts';
import { pptxFiles } from '../../deck/build/files/pptx-file.ts';
import { loadDeck } from '../../deck/build/load.ts';
import type { LoadedDeck, NotesUse } from '../../deck/model/site.ts';

/** An element of a part: its text is that of all in it. */
export interface Element {
  name: string;
  attrs: Readonly<Record<string, string>>;
  children: Element[];
  text: string;
}

/** A file as read back: its parts by path. */
export class Package {
  readonly files: ReadonlyMap<string, Uint8Array>;

  constructor(bytes: Uint8Array) {
    this.files = new Map(Object.entries(unzipSync(bytes)));
  }

  text(name: string): string {
    const bytes = this.files.get(name);
    if (!bytes) throw new Error(`The file has no part ${name}.`);
    return strFromU8(bytes);
  }

  /** @throws Error if the part is no well-formed XML */
  root(name: string): Element {
    return parseXml(this.text(name));
  }

  /** Paths that match, in the order of their numbers. */
  names(pattern: RegExp): string[] {
    const number = (name: string) => Number(/(\d+)\.\w+$/.exec(name)?.[1] ?? 0);
    return [...this.files.keys()].filter((name) => pattern.test(name)).sort((a, b) => number(a) - number(b));
  }

  /** What a part names: its relations by id, inner targets as paths. */
  relations(name: string): { id: string; type: string; target: string; external: boolean }[] {
    const file = path.posix.join(path.posix.dirname(name), '_rels', `${path.posix.basename(name)}.rels`);
    if (!this.files.has(file)) return [];
    return all(this.root(file), 'Relationship').map(({ attrs }) => {
      const external = attrs.TargetMode === 'External';
      const target = attrs.Target ?? '';
      return {
        id: attrs.Id ?? '',
        type: (attrs.Type ?? '').replace(/^.*\//, ''),
        target: external ? target : path.posix.join(path.posix.dirname(name), target),
        external,
      };
    });
  }
}

export function parseXml(xml: string): Element {
  const top: Element = { name: '', attrs: {}, children: [], text: '' };
  const open = [top];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }: SaxesTagPlain) => {
    const element = { name, attrs: attributes, children: [], text: '' };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('text', (text) => {
    for (const element of open) element.text += text;
  });
  parser.on('closetag', () => open.pop());
  parser.write(xml).close();
  const [root] = top.children;
  if (!root) throw new Error('The part is empty.');
  return root;
}

/** Every element of a name below another one, in order. */
export function all(element: Element, name: string): Element[] {
  return element.children.flatMap((child) => [...(child.name === name ? [child] : []), ...all(child, name)]);
}

/** Paragraphs of a part: each the text of its runs. */
export function paragraphs(element: Element): string[] {
  return all(element, 'a:p').map((each) =>
    each.children
      .map((run) =>
        run.name === 'a:br'
          ? '\n'
          : all(run, 'a:t')
              .map(({ text }) => text)
              .join(''),
      )
      .join(''),
  );
}

/** Words and numbers of a text, without marks and signs; a raised digit is a word of its own. */
export function wordsOf(text: string): string[] {
  const digits = text.replace(
    /[⁰¹²³⁴-⁹]+/g,
    (raised) => ` ${[...raised].map((digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(digit)).join('')} `,
  );
  return digits.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** A deck as its build reads it. @param folder with `slides/` and `charts/`, relative to the root */
export async function loadFolder(folder: string): Promise<LoadedDeck> {
  const folders = {
    root: process.cwd(),
    slides: path.posix.join(folder, 'slides'),
    charts: path.posix.join(folder, 'charts'),
    theme: 'theme',
  };
  return loadDeck(folders, chartLoader(folders), { imageName });
}

const made = new Map<string, Promise<Made>>();

export interface Made {
  loaded: LoadedDeck;
  shared: Package;
  own: Package;
}

/** A folder's deck as both files, made once. */
export function madeFrom(folder: string, notes: NotesUse = 'private'): Promise<Made> {
  const known = made.get(folder);
  if (known) return known;
  const making = loadFolder(folder).then(async (loaded) => {
    const { shared, own } = await pptxFiles(loaded, notes);
    return { loaded, shared: new Package(shared), own: new Package(own) };
  });
  made.set(folder, making);
  return making;
}

/** Slide pixels, of 9,525 EMU each. */
interface Place {
  left: number;
  right: number;
}

function placeIn(shape: Element): Place | undefined {
  const [at, size] = [all(shape, 'a:off')[0]?.attrs, all(shape, 'a:ext').find(({ attrs }) => attrs.cx)?.attrs];
  if (!at || !size) return undefined;
  return { left: Number(at.x) / 9525, right: (Number(at.x) + Number(size.cx)) / 9525 };
}

/** Where a shape of a name stands on a slide: by itself, or where its layout has it. */
export function placeOf({ own }: Made, slide: number, name: string): Place {
  const path = `ppt/slides/slide${slide}.xml`;
  const layout = own.relations(path).find(({ type }) => type === 'slideLayout')?.target ?? '';
  const named = (root: Element) => all(root, 'p:sp').find((each) => all(each, 'p:cNvPr')[0]?.attrs.name === name);
  const shape = named(own.root(path));
  const inherited = named(own.root(layout));
  const place = (shape && placeIn(shape)) ?? (shape && inherited && placeIn(inherited));
  if (!place) throw new Error(`Slide ${slide} has no "${name}".`);
  return place;
}
