import { type PDFDict, PDFName, PDFRawStream } from '@cantoo/pdf-lib';
import type { Points } from './points.ts';
import { dictOf, listOf, nameOf, numberOf, textOf, type UaFile } from './ua-file.ts';

const N = PDFName.of;
const UA = 'http://www.aiim.org/pdfua/ns/id/';
const DC = 'http://purl.org/dc/elements/1.1/';

/** A language tag as ISO 32000-1, 14.9.2, wants it (RFC 3066). */
const LANGUAGE = /^[a-z]{1,8}(-[a-z0-9]{1,8})*$/i;

const known = (lang: string | undefined) => lang !== undefined && LANGUAGE.test(lang);
const fault = (wrong: boolean, place: string) => (wrong ? [place] : []);

/** What a viewer shall do with the title. */
function showsTitle({ catalog }: UaFile): string | undefined {
  const value = dictOf(catalog.lookup(N('ViewerPreferences')))?.lookup(N('DisplayDocTitle'));
  return value && String(value);
}

/** Configurations of optional content: the standing one, and others. */
function configurations({ catalog }: UaFile): { standing: PDFDict[]; others: PDFDict[] } {
  const optional = dictOf(catalog.lookup(N('OCProperties')));
  const dicts = (key: string) => listOf(optional?.lookup(N(key))).flatMap((each) => dictOf(each) ?? []);
  return { standing: dicts('D'), others: dicts('Configs') };
}

const nameless = (dict: PDFDict) => !textOf(dict.lookup(N('Name')));

/** Checkpoints 6, 7, 10, 11, 20, 21, 25, 26 and 30: what a document says of itself, languages, and what it may not hold. */
export const documentPoints: Points = {
  '06-001': ({ metadata }) => fault(metadata === undefined, 'the catalog'),
  '06-002': ({ metadata }) => fault(metadata?.get(`${UA}part`) !== '1', `part ${metadata?.get(`${UA}part`)}`),
  '06-003': ({ metadata, document }) =>
    fault(!metadata?.get(`${DC}title`)?.includes(document.getTitle() ?? '\0'), `title ${metadata?.get(`${DC}title`)}`),
  '07-001': (file) => fault(showsTitle(file) === undefined, 'the catalog'),
  '07-002': (file) => fault(showsTitle(file) === 'false', 'the catalog'),
  '11-001': ({ tags, lang }) =>
    tags.filter((tag) => tag.content.length > 0 && !known(tag.lang ?? lang)).map(({ role }) => role),
  '11-002': ({ tags, lang }) =>
    tags
      .filter(({ dict }) => ['Alt', 'ActualText', 'E'].some((key) => dict.has(N(key))))
      .filter((tag) => !known(tag.lang ?? lang))
      .map(({ role }) => role),
  '11-003': ({ catalog, lang }) => fault(catalog.has(N('Outlines')) && !known(lang), 'the bookmarks'),
  '11-004': ({ annotations, lang }) =>
    annotations
      .filter(({ dict, tag }) => dict.has(N('Contents')) && !known(tag?.lang ?? lang))
      .map(({ place }) => place),
  '11-005': ({ dicts, lang }) => fault(dicts.some((dict) => dict.has(N('TU'))) && !known(lang), 'the fields'),
  '11-006': ({ lang }) => fault(!known(lang), `the document's language is ${lang}`),
  '20-001': (file) =>
    configurations(file)
      .others.filter(nameless)
      .map(() => 'Configs'),
  '20-002': (file) =>
    configurations(file)
      .standing.filter(nameless)
      .map(() => 'D'),
  '20-003': (file) => {
    const { standing, others } = configurations(file);
    return [...standing, ...others].filter((dict) => dict.has(N('AS'))).map(() => 'AS');
  },
  '21-001': ({ dicts }) =>
    dicts
      .filter((dict) => dict.has(N('EF')) && !(textOf(dict.lookup(N('F'))) && textOf(dict.lookup(N('UF')))))
      .map(() => 'a file specification'),
  '25-001': ({ catalog }) => {
    const xfa = listOf(dictOf(catalog.lookup(N('AcroForm')))?.lookup(N('XFA')));
    const texts = xfa.map((each) =>
      each instanceof PDFRawStream ? Buffer.from(each.contents).toString() : String(each),
    );
    return fault(
      texts.some((text) => /<dynamicRender>\s*required\s*</.test(text)),
      'XFA',
    );
  },
  '26-001': ({ document }) => {
    const encrypt = dictOf(document.context.lookup(document.context.trailerInfo.Encrypt));
    return fault(encrypt !== undefined && !encrypt.has(N('P')), 'Encrypt');
  },
  '26-002': ({ document }) => {
    const encrypt = dictOf(document.context.lookup(document.context.trailerInfo.Encrypt));
    const allowed = numberOf(encrypt?.lookup(N('P')));
    return fault(allowed !== undefined && (allowed & (1 << 9)) === 0, 'Encrypt');
  },
  '30-001': ({ dicts }) =>
    dicts.filter((dict) => nameOf(dict.get(N('Subtype'))) === 'Form' && dict.has(N('Ref'))).map(() => 'a form'),
  '30-002': ({ content, tags }) => {
    const owners = new Set(tags.flatMap((tag) => tag.content.map(({ owner }) => owner)));
    return [...content.taken].filter(([ref, times]) => times > 1 && owners.has(ref)).map(([ref]) => `form ${ref}`);
  },
};
