/** The package of a PowerPoint file (ECMA-376 part 2): its parts, and what it says of itself. */

import { strToU8, zipSync } from 'fflate';
import type { DeckMeta } from '../model/deck.ts';
import { el, escapeXml, part } from './xml.ts';

/** What a part is to the one that names it, by the last word of its type's address. */
export type Relation =
  | 'officeDocument'
  | 'slideMaster'
  | 'slideLayout'
  | 'slide'
  | 'notesSlide'
  | 'notesMaster'
  | 'theme'
  | 'image'
  | 'chart'
  | 'hyperlink'
  | 'package'
  | 'presProps'
  | 'viewProps'
  | 'tableStyles'
  | 'extended-properties'
  | 'metadata/core-properties'
  | 'worksheet'
  | 'styles';

interface Related {
  relation: Relation;
  target: string;
  external: boolean;
}

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/';

/** The parts of a package (ECMA-376 part 2), with what each names. The same parts give the same bytes. */
export class Parts {
  readonly #parts = new Map<string, { type: string; content: string | Uint8Array }>();
  readonly #related = new Map<string, Related[]>();

  /** @param path without a leading slash @param type its content type */
  add(path: string, type: string, content: string | Uint8Array): void {
    this.#parts.set(path, { type, content });
  }

  has(path: string): boolean {
    return this.#parts.has(path);
  }

  /**
   * Names a part, or an address outside.
   * @param from the part that names it; the package itself if empty
   * @returns the id in that part; the same for the same target
   */
  relate(from: string, relation: Relation, target: string, external = false): string {
    const known = this.#related.get(from) ?? [];
    this.#related.set(from, known);
    const index = known.findIndex((each) => each.relation === relation && each.target === target);
    if (index < 0) known.push({ relation, target, external });
    return `rId${index < 0 ? known.length : index + 1}`;
  }

  /** The package's bytes. Pictures are compressed already. */
  zip(): Uint8Array {
    const files: Record<string, [Uint8Array, { level: 0 | 6; mtime: Date }]> = {};
    const put = (path: string, content: string | Uint8Array) => {
      const bytes = typeof content === 'string' ? strToU8(content) : content;
      files[path] = [bytes, { level: /\.(?:png|jpe?g|gif|xlsx)$/.test(path) ? 0 : 6, mtime: FIXED }];
    };
    put('[Content_Types].xml', this.#contentTypes());
    for (const [from, related] of this.#related) put(relationsPath(from), relationsPart(from, related));
    for (const [path, { content }] of this.#parts) put(path, content);
    return zipSync(files);
  }

  #contentTypes(): string {
    const types = [...this.#parts].map(([path, { type }]) =>
      el('Override', { PartName: `/${path}`, ContentType: type }),
    );
    const rels = 'application/vnd.openxmlformats-package.relationships+xml';
    return part(
      el(
        'Types',
        { xmlns: `${PACKAGE}content-types` },
        el('Default', { Extension: 'rels', ContentType: rels }),
        el('Default', { Extension: 'xml', ContentType: 'application/xml' }),
        ...types,
      ),
    );
  }
}

/** The first day that a zip can name, as the clock of this place reads it: fflate writes local time. */
const FIXED = new Date(1980, 0, 1);

function relationsPath(from: string): string {
  const [, folder = '', name = ''] = /^(.*\/)?([^/]*)$/.exec(from) ?? [];
  return `${folder}_rels/${name}.rels`;
}

function relationsPart(from: string, related: readonly Related[]): string {
  const items = related.map(({ relation, target, external }, i) => {
    const base = relation.startsWith('metadata/') ? `${PACKAGE}relationships/` : OFFICE;
    return el('Relationship', {
      Id: `rId${i + 1}`,
      Type: base + relation,
      Target: external ? target : relative(from, target),
      TargetMode: external ? 'External' : undefined,
    });
  });
  return part(el('Relationships', { xmlns: `${PACKAGE}relationships` }, ...items));
}

/** A part's path from the folder of another one. */
function relative(from: string, target: string): string {
  const folders = from.split('/').slice(0, -1);
  const to = target.split('/');
  let shared = 0;
  while (shared < folders.length && folders[shared] === to[shared]) shared++;
  return [...folders.slice(shared).map(() => '..'), ...to.slice(shared)].join('/');
}

/** What the file says of itself (ECMA-376 part 2, 11). Its dates are the deck's: the clock of who builds is in no file. */
export function corePart({ title, subtitle, description, author, keywords, lang, isoDate }: DeckMeta): string {
  const date = isoDate === undefined ? undefined : new Date(isoDate);
  const text = (name: string, value: string | undefined) => (value ? el(name, escapeXml(value)) : '');
  const time = (name: string) =>
    date ? el(name, { 'xsi:type': 'dcterms:W3CDTF' }, `${date.toISOString().slice(0, 19)}Z`) : '';
  return part(
    el(
      'cp:coreProperties',
      {
        'xmlns:cp': 'http://schemas.openxmlformats.org/package/2006/metadata/core-properties',
        'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
        'xmlns:dcterms': 'http://purl.org/dc/terms/',
        'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      },
      text('dc:title', title),
      text('dc:subject', subtitle),
      text('dc:creator', author),
      text('cp:keywords', keywords?.join(', ')),
      text('dc:description', description),
      text('dc:language', lang),
      time('dcterms:created'),
      time('dcterms:modified'),
    ),
  );
}

/** How many slides and notes there are, and what made them. */
export function appPart(slides: number, notes: number): string {
  return part(
    el(
      'Properties',
      { xmlns: 'http://schemas.openxmlformats.org/officeDocument/2006/extended-properties' },
      el('Application', 'Microsoft Office PowerPoint'),
      el('PresentationFormat', 'Widescreen'),
      el('Slides', String(slides)),
      el('Notes', String(notes)),
    ),
  );
}
