import { PDFDict, PDFDocument, PDFName, PDFStream } from '@cantoo/pdf-lib';
import { createCanvas } from '@napi-rs/canvas';
import {
  getDocument,
  OPS,
  type PDFDocumentProxy,
  type PDFPageProxy,
  VerbosityLevel,
} from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A page as pdf.js reads it. */
export interface ReadPage {
  /** Width and height in points. */
  size: [number, number];
  /** Its words in reading order, with a space between. */
  text: string;
  /** External addresses, and the page numbers (from 1) that links inside lead to. */
  links: (string | number)[];
  /** What each link says of where it leads. */
  linkWords: string[];
  /** Its words in the order of the structure tree, which is the one that a screen reader follows. */
  structured: string;
  /** Raster images, masks included. */
  images: number;
  /** Roles of the structure tree in reading order, with the text alternative of those that have one. */
  roles: { role: string; alt?: string }[];
}

/** A bookmark: title, page from 1, and what stands under it. */
export interface Bookmark {
  title: string;
  page: number;
  items: Bookmark[];
}

export interface ReadPdf {
  pages: ReadPage[];
  outline: Bookmark[];
  /** What a viewer calls each page, where they are not counted from 1. */
  labels: string[] | null;
  /** The document's own data, as pdf.js names it. */
  info: Record<string, unknown>;
  lang: string | null;
  tagged: boolean;
}

/** Opens a PDF with pdf.js for `use`, and lets go of it afterwards. */
async function withPdf<T>(pdf: Uint8Array, use: (document: PDFDocumentProxy) => Promise<T>): Promise<T> {
  // pdf.js takes the bytes over.
  const task = getDocument({ data: new Uint8Array(pdf), verbosity: VerbosityLevel.ERRORS, useSystemFonts: false });
  try {
    return await use(await task.promise);
  } finally {
    await task.destroy();
  }
}

/** Everything that the tests ask of a PDF, by a reader that had no part in making it. */
export function readPdf(pdf: Uint8Array): Promise<ReadPdf> {
  return withPdf(pdf, async (document) => {
    const pages: ReadPage[] = [];
    for (let number = 1; number <= document.numPages; number++) {
      pages.push(await readPage(document, await document.getPage(number)));
    }
    const { info } = await document.getMetadata();
    const marks = await document.getMarkInfo();
    const outline = await readOutline(document, (await document.getOutline()) ?? []);
    return {
      pages,
      outline,
      labels: await document.getPageLabels(),
      info: info as Record<string, unknown>,
      lang: (info as { Language?: string }).Language ?? null,
      tagged: marks?.Marked === true,
    };
  });
}

/** How many shadings of a type a PDF has (ISO 32000-1, 8.7.4.5). */
export async function countShadings(pdf: Uint8Array, type: number): Promise<number> {
  const { context } = await PDFDocument.load(pdf, { updateMetadata: false });
  const dicts = context
    .enumerateIndirectObjects()
    .map(([, object]) => (object instanceof PDFStream ? object.dict : object))
    .filter((object) => object instanceof PDFDict);
  const shadings = dicts.flatMap((dict) => [dict, dict.lookup(PDFName.of('Shading'))]);
  return shadings.filter(
    (each) => each instanceof PDFDict && String(each.get(PDFName.of('ShadingType'))) === String(type),
  ).length;
}

/** A page as a picture: RGBA, `width` pixels wide. */
export function drawPage(pdf: Uint8Array, number: number, width: number): Promise<Uint8ClampedArray> {
  return withPdf(pdf, async (document) => {
    const page = await document.getPage(number);
    const viewport = page.getViewport({ scale: width / page.getViewport({ scale: 1 }).width });
    const canvas = createCanvas(width, Math.round(viewport.height));
    await page.render({ canvas: canvas as unknown as HTMLCanvasElement, viewport }).promise;
    return canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
  });
}

async function readPage(document: PDFDocumentProxy, page: PDFPageProxy): Promise<ReadPage> {
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = page.view;
  const { items } = await page.getTextContent();
  const text = items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('');
  const links: (string | number)[] = [];
  const linkWords: string[] = [];
  for (const { url, dest, contentsObj } of await page.getAnnotations()) {
    if (url || dest) linkWords.push(contentsObj?.str ?? '');
    if (typeof url === 'string') links.push(url);
    else if (dest) links.push(await pageOf(document, dest));
  }
  const { fnArray } = await page.getOperatorList();
  const raster = new Set<number>([
    OPS.paintImageXObject,
    OPS.paintInlineImageXObject,
    OPS.paintImageMaskXObject,
    OPS.paintImageXObjectRepeat,
    OPS.paintImageMaskXObjectGroup,
    OPS.paintInlineImageXObjectGroup,
  ]);
  const images = fnArray.filter((operator) => raster.has(operator)).length;
  const size: ReadPage['size'] = [x1 - x0, y1 - y0];
  return { size, text: text.replace(/\s+/g, ' '), links, linkWords, images, ...(await readStructure(page)) };
}

interface Node {
  role?: string;
  alt?: string;
  type?: string;
  id?: string;
  children?: Node[];
}

async function readStructure(page: PDFPageProxy): Promise<Pick<ReadPage, 'roles' | 'structured'>> {
  const texts = await readMarkedText(page);
  const roles: ReadPage['roles'] = [];
  let structured = '';
  const visit = ({ role, alt, type, id, children = [] }: Node) => {
    // Groups without a meaning are no part of the structure (ISO 32000-1, 14.8.4.2).
    if (role && role !== 'NonStruct' && role !== 'Div') roles.push({ role, ...(alt ? { alt } : {}) });
    if (type === 'content' && id) structured += texts.get(id) ?? '';
    children.forEach(visit);
  };
  const tree = (await page.getStructTree()) as Node | null;
  if (tree) visit(tree);
  return { roles, structured };
}

/** Text by the id of the marked content that it stands in. */
async function readMarkedText(page: PDFPageProxy): Promise<Map<string, string>> {
  const { items } = await page.getTextContent({ includeMarkedContent: true });
  const texts = new Map<string, string>();
  const open: string[] = [];
  for (const item of items) {
    if ('str' in item) {
      const id = open.at(-1) ?? '';
      texts.set(id, (texts.get(id) ?? '') + item.str);
    } else if (item.type === 'endMarkedContent') open.pop();
    else open.push(item.id ?? open.at(-1) ?? '');
  }
  return texts;
}

async function readOutline(document: PDFDocumentProxy, nodes: readonly OutlineNode[]): Promise<Bookmark[]> {
  const bookmarks: Bookmark[] = [];
  for (const { title, dest, items } of nodes) {
    bookmarks.push({ title, page: await pageOf(document, dest), items: await readOutline(document, items) });
  }
  return bookmarks;
}

type OutlineNode = Awaited<ReturnType<PDFDocumentProxy['getOutline']>>[number];

/** The page from 1 that a destination leads to; 0 if it leads nowhere. */
async function pageOf(document: PDFDocumentProxy, destination: string | unknown[] | null): Promise<number> {
  const explicit = typeof destination === 'string' ? await document.getDestination(destination) : destination;
  const [page] = explicit ?? [];
  if (typeof page === 'number') return page + 1;
  return page ? (await document.getPageIndex(page as { num: number; gen: number })) + 1 : 0;
}

/** Sizes in points of a page's runs of text that match. */
export function textSizes(pdf: Uint8Array, number: number, pattern: RegExp): Promise<number[]> {
  return withPdf(pdf, async (document) => {
    const { items } = await (await document.getPage(number)).getTextContent();
    return items.flatMap((item) =>
      'str' in item && pattern.test(item.str) ? [Math.hypot(item.transform[2], item.transform[3])] : [],
    );
  });
}
