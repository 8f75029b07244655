import type { DeckMeta } from '../model/deck.ts';
import { el, escapeXml, part } from './xml.ts';

/** What the file says of itself (ECMA-376 part 2, 11). Its dates are the deck's: the clock of who builds is in no file. */
export function corePart({ title, subtitle, description, author, keywords, lang, isoDate }: DeckMeta): string {
  const date = isoDate === undefined ? undefined : new Date(isoDate);
  const text = (name: string, value: string | undefined) => (value ? el(name, {}, escapeXml(value)) : '');
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
      el('Application', {}, 'Microsoft Office PowerPoint'),
      el('PresentationFormat', {}, 'Widescreen'),
      el('Slides', {}, String(slides)),
      el('Notes', {}, String(notes)),
    ),
  );
}
