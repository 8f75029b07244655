import { type PDFDict, PDFName, PDFRef } from '@cantoo/pdf-lib';
import { unicodeFaults } from './font-points.ts';
import type { Points } from './points.ts';
import { dictOf, listOf, nameOf, numberOf, STANDARD, type Tag, textOf, type UaFile } from './ua-file.ts';

const N = PDFName.of;

/** A tag as it is told. */
const told = ({ role, dict }: Tag) => `${role} ${textOf(dict.get(N('ID'))) ?? ''}`.trim();

/** What marks content as a part of the structure: a number, outside of artifacts. */
const artifact = ({ tag }: { tag: string }) => tag === 'Artifact';

/** Which elements an element may hold, and which may hold it (ISO 32000-1, tables 333, 336 to 338). */
const HOLDS: Readonly<Record<string, RegExp>> = {
  Table: /^(TR|THead|TBody|TFoot|Caption)$/,
  THead: /^TR$/,
  TBody: /^TR$/,
  TFoot: /^TR$/,
  TR: /^(TH|TD)$/,
  L: /^(L|LI|Caption)$/,
  LI: /^(Lbl|LBody)$/,
  TOC: /^(TOC|TOCI|Caption)$/,
  Ruby: /^(RB|RT|RP)$/,
  Warichu: /^(WT|WP)$/,
};
const STANDS_IN: Readonly<Record<string, RegExp>> = {
  THead: /^Table$/,
  TBody: /^Table$/,
  TFoot: /^Table$/,
  TR: /^(Table|THead|TBody|TFoot)$/,
  TH: /^TR$/,
  TD: /^TR$/,
  LI: /^L$/,
  LBody: /^LI$/,
  TOCI: /^TOC$/,
  RB: /^Ruby$/,
  RT: /^Ruby$/,
  RP: /^Ruby$/,
  WT: /^Warichu$/,
  WP: /^Warichu$/,
};

function nesting(file: UaFile, group: RegExp): string[] {
  return file.tags.flatMap((tag) => {
    const { type = '', parent, kids } = tag;
    if (!group.test(type)) return [];
    const lost = kids.filter((kid) => HOLDS[type] && !HOLDS[type].test(kid.type ?? ''));
    const wrong = STANDS_IN[type] && !STANDS_IN[type].test(parent?.type ?? '');
    return [
      ...lost.map((kid) => `${told(tag)} holds ${told(kid)}`),
      ...(wrong ? [`${told(tag)} stands in ${parent ? told(parent) : 'nothing'}`] : []),
    ];
  });
}

/** An attribute of an element, whatever owner's. */
function attribute({ dict }: Tag, name: string) {
  return listOf(dict.lookup(N('A'))).flatMap((each) => dictOf(each)?.lookup(N(name)) ?? [])[0];
}

function headings({ tags }: UaFile): number[] {
  return tags.flatMap(({ type }) => (/^H\d$/.test(type ?? '') ? [Number(type?.slice(1))] : []));
}

const text = (tag: Tag, key: 'Alt' | 'ActualText') => textOf(tag.dict.lookup(N(key))) ?? '';

/** Checkpoints 1, 2, 9, 13 to 15, 17 and 19: content, roles and tags. */
export const structurePoints: Points = {
  '01-003': ({ content }) =>
    content.nested
      .filter(({ inner, outer }) => artifact(inner) && outer.some(({ mcid }) => mcid !== undefined))
      .map(({ place }) => place),
  '01-004': ({ content }) =>
    content.nested
      .filter(({ inner, outer }) => inner.mcid !== undefined && outer.some(artifact))
      .map(({ place }) => place),
  '01-005': (file) => {
    const known = new Set(file.tags.flatMap((tag) => tag.content.map(({ owner, mcid }) => `${owner} ${mcid}`)));
    return file.content.drawings
      .filter(({ marks }) => !marks.some((mark) => artifact(mark) || known.has(`${mark.owner} ${mark.mcid}`)))
      .map(({ place }) => place);
  },
  '01-007': ({ catalog }) =>
    String(dictOf(catalog.lookup(N('MarkInfo')))?.get(N('Suspects'))) === 'true' ? ['Suspects'] : [],
  '02-001': ({ tags }) => tags.filter(({ type }) => type === undefined).map(told),
  '02-003': ({ roleMap }) =>
    (roleMap?.keys() ?? [])
      .map((key) => key.decodeText())
      .filter((role) => {
        const seen = new Set<string>();
        let at: string | undefined = role;
        while (at !== undefined && !seen.has(at)) {
          seen.add(at);
          at = nameOf(roleMap?.lookup(N(at)));
        }
        return at !== undefined;
      }),
  '02-004': ({ roleMap }) =>
    (roleMap?.keys() ?? []).map((key) => key.decodeText()).filter((role) => STANDARD.has(role)),
  '09-004': (file) => [
    ...nesting(file, /^(Table|T[RHD]|THead|TBody|TFoot)$/),
    ...captions(file, 'Table'),
    ...unevenRows(file),
  ],
  '09-005': (file) => [...nesting(file, /^(L|LI|LBody)$/), ...captions(file, 'L')],
  '09-006': (file) => nesting(file, /^(TOC|TOCI)$/),
  '09-007': (file) => nesting(file, /^(Ruby|RB|RT|RP)$/),
  '09-008': (file) => nesting(file, /^(Warichu|WT|WP)$/),
  '13-004': ({ tags }) =>
    tags.filter((tag) => tag.type === 'Figure' && !text(tag, 'Alt') && !text(tag, 'ActualText')).map(told),
  '14-002': (file) => ((headings(file)[0] ?? 1) === 1 ? [] : [`the first heading is H${headings(file)[0]}`]),
  '14-003': (file) => {
    const levels = headings(file);
    return levels.flatMap((level, i) =>
      i > 0 && level > (levels[i - 1] ?? 0) + 1 ? [`H${levels[i - 1]}, then H${level}`] : [],
    );
  },
  '14-006': ({ tags }) => tags.filter(({ kids }) => kids.filter(({ type }) => type === 'H').length > 1).map(told),
  '14-007': (file) => (headings(file).length > 0 ? file.tags.filter(({ type }) => type === 'H').map(told) : []),
  '15-003': ({ tags }) =>
    tags
      .filter((tag) => tag.type === 'TH' && !/^(Row|Column|Both)$/.test(nameOf(attribute(tag, 'Scope')) ?? ''))
      .map(told),
  '17-002': ({ tags }) => tags.filter((tag) => tag.type === 'Formula' && !text(tag, 'Alt')).map(told),
  '17-003': (file) => {
    const formulas = new Set(
      file.tags
        .filter(({ type }) => type === 'Formula')
        .flatMap(({ content }) => content.map(({ owner, mcid }) => `${owner} ${mcid}`)),
    );
    return unicodeFaults(file, ({ marks }) => marks.some(({ owner, mcid }) => formulas.has(`${owner} ${mcid}`)));
  },
  '19-003': ({ tags }) => tags.filter(({ type, dict }) => type === 'Note' && !textOf(dict.lookup(N('ID')))).map(told),
  '19-004': ({ tags }) => {
    const ids = tags.flatMap(({ type, dict }) => (type === 'Note' ? [textOf(dict.lookup(N('ID'))) ?? ''] : []));
    return repeated(ids);
  },
};

/** A caption is the first kid, or of a table the last one, and there is one. */
function captions({ tags }: UaFile, type: string): string[] {
  return tags
    .filter((tag) => {
      if (tag.type !== type) return false;
      const at = tag.kids.flatMap((kid, i) => (kid.type === 'Caption' ? [i] : []));
      const last = type === 'Table' ? tag.kids.length - 1 : 0;
      return at.length > 1 || (at[0] !== undefined && at[0] !== 0 && at[0] !== last);
    })
    .map((tag) => `${told(tag)} has its caption in the middle`);
}

/** Rows of a table that are not as long as its first one, spans counted (veraPDF, 7.2, tests 42 and 43). */
function unevenRows({ tags }: UaFile): string[] {
  return tags
    .filter(({ type }) => type === 'Table')
    .flatMap((table) => {
      const rows = tags.filter((tag) => tag.type === 'TR' && (tag.parent === table || tag.parent?.parent === table));
      const taken: number[][] = rows.map(() => []);
      rows.forEach((row, y) => {
        let x = 0;
        for (const cell of row.kids) {
          while (taken[y]?.[x]) x++;
          const [wide, high] = [numberOf(attribute(cell, 'ColSpan')) ?? 1, numberOf(attribute(cell, 'RowSpan')) ?? 1];
          for (let dy = 0; dy < high; dy++) for (let dx = 0; dx < wide; dx++) (taken[y + dy] ?? [])[x + dx] = 1;
        }
      });
      const lengths = taken.map((row) => row.filter(Boolean).length);
      return lengths.flatMap((length, y) =>
        length === lengths[0] ? [] : [`${told(table)}, row ${y + 1}: ${length} of ${lengths[0]} cells`],
      );
    });
}

/**
 * What holds the rest together, without a number in the protocol: every tag comes to its content and back (ISO 32000-1,
 * 14.7.4.4), figures have a box (table 344), and nothing marks content that no tag names.
 */
export const ownPoints: Points = {
  'parent-tree': (file) => {
    const numbers = parentTree(file);
    const lost = (tag: Tag, holder: PDFDict | undefined, key: string, mcid?: number) => {
      const entry = numbers.get(numberOf(holder?.get(N(key))) ?? -1);
      const found = mcid === undefined ? entry : listOf(file.document.context.lookup(entry))[mcid];
      return file.document.context.lookup(found) !== tag.dict;
    };
    const { context } = file.document;
    return file.tags.flatMap((tag) => [
      ...tag.content
        .filter(({ owner, mcid }) => lost(tag, dictOf(context.lookup(owner)), 'StructParents', mcid))
        .map(({ mcid }) => `${told(tag)}: content ${mcid}`),
      ...tag.annotations
        .filter((ref) => lost(tag, dictOf(context.lookup(ref)), 'StructParent'))
        .map(() => `${told(tag)}: annotation`),
    ]);
  },
  'figure-box': ({ tags }) =>
    tags.filter((tag) => tag.type === 'Figure' && listOf(attribute(tag, 'BBox')).length !== 4).map(told),
  once: ({ tags }) =>
    repeated(tags.flatMap((tag) => tag.content.map(({ owner, mcid }) => `content ${mcid} of ${owner}`))),
};

function repeated(all: readonly string[]): string[] {
  const seen = new Set<string>();
  return all.filter((each) => seen.size === seen.add(each).size);
}

function parentTree({ root, document }: UaFile): Map<number, PDFRef> {
  const found = new Map<number, PDFRef>();
  const visit = (node: PDFDict | undefined) => {
    const nums = node?.lookup(N('Nums'));
    const flat = nums && 'asArray' in nums ? (nums as { asArray(): unknown[] }).asArray() : [];
    flat.forEach((value, i) => {
      const key = flat[i - 1];
      if (i % 2 === 1 && value instanceof PDFRef) found.set(Number(String(key)), value);
    });
    for (const kid of listOf(node?.lookup(N('Kids')))) visit(dictOf(document.context.lookup(kid)));
  };
  visit(dictOf(root?.lookup(N('ParentTree'))));
  return found;
}
