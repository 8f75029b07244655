/** Reads what may be cited: `references.yaml`, and with the claims of claims.ts one space of keys. */

import { z } from 'zod';
import type { Claim, Reference, SourceFile } from '../../model/deck.ts';
import { formatPlace } from '../../model/error.ts';
import { keepTogether } from '../../model/text.ts';
import type { Words } from '../../model/words.ts';
import { isAddress } from '../../source/attribute-values.ts';
import { type Reporter, report } from '../../source/faults.ts';
import { normalise } from '../../source/front-matter.ts';
import { nearest } from '../../source/nearest.ts';
import { letPass, type Passed } from '../../source/notices.ts';
import { isObject, wordList } from '../../source/objects.ts';
import { readYaml, reportIssues, type YamlSource } from '../../source/yaml.ts';
import type { DeckMemory, Sources } from '../drafts.ts';
import { KEY } from '../rules/citations.ts';
import type { Cited, DeckInput } from '../scope.ts';
import { raised } from '../token-tools.ts';
import { readClaims } from './claims.ts';
import { readIssued } from './issued.ts';

/** References and claims, remembered or read. What is at fault is read at every call, to be reported again. */
export function readSources(
  reporter: Reporter,
  { references, claims, unreadSources = false }: DeckInput,
  memory: DeckMemory,
  words: Words,
): Sources {
  const from = [references?.text, claims?.text, JSON.stringify([words.found, unreadSources])];
  const before = memory.sources;
  if (before && from.every((text, i) => text === before.from[i])) return before.read;
  const own: Reporter & { passed: Passed[] } = { problems: [], passed: [] };
  const entries = references ? readReferences(own, references) : [];
  const known = entries && !unreadSources ? new Set(entries.map(({ id }) => id)) : undefined;
  const ledger = claims ? readClaims(own, claims, known, words) : { claims: [], graded: unreadSources };
  const read = {
    references: entries ?? [],
    claims: ledger?.claims ?? [],
    keys: keySpace(own, entries ?? [], ledger?.claims ?? []),
    graded: ledger?.graded ?? true,
    unread: unreadSources || !entries || !ledger,
  };
  reporter.problems.push(...own.problems);
  reporter.passed?.push(...own.passed);
  if (own.problems.length === 0 && own.passed.length === 0) memory.sources = { from, read };
  return read;
}

/** Joins references and claims to one space of keys; a key that stands twice is reported, its first entry holds. */
function keySpace(deck: Reporter, references: readonly Reference[], claims: readonly Claim[]): Map<string, Cited> {
  const keys = new Map<string, Cited>();
  const entries: Cited[] = [
    ...references.map((entry): Cited => ({ type: 'reference', entry })),
    ...claims.map((entry): Cited => ({ type: 'claim', entry })),
  ];
  for (const cited of entries) {
    const { id, source } = cited.entry;
    const first = keys.get(id)?.entry.source;
    if (first) {
      const hint = `The first stands at ${formatPlace(first)}; references and claims share one space of keys.`;
      report(deck, 'duplicate-key', source, `The key "${id}" stands twice.`, hint);
    } else keys.set(id, cited);
  }
  return keys;
}

const CODE = 'reference-file';
const WORDS = 'must be text | Write words, in quotes if they hold ": " or begin with a sign.';

const text = z.union([z.string(), z.number()], { error: WORDS }).transform((value) => String(value).trim());
const words = text.transform(keepTogether);
/** A name as CSL data has it (https://docs.citationstyles.org/en/stable/specification.html#names), or as it is printed. */
const nameParts = z
  .looseObject({
    literal: text.optional(),
    given: text.optional(),
    family: text.optional(),
    'dropping-particle': text.optional(),
    'non-dropping-particle': text.optional(),
    suffix: text.optional(),
  })
  .transform(({ literal, given, family, suffix, ...name }) => {
    const parts = [given, name['dropping-particle'], name['non-dropping-particle'], family, suffix];
    return literal ?? parts.filter(Boolean).join(' ');
  });
const name = z.union([text, nameParts], { error: WORDS });
const names = z.union([name.transform((value) => [value]), z.array(name)], {
  error: 'must be a name or a list of names | Write one name, or a list with hyphens.',
});
const texts = z.union([text.transform((value) => [value]), z.array(text)], {
  error: 'must be text or a list of texts | Write one name, or a list with hyphens.',
});

/** https://docs.citationstyles.org/en/stable/specification.html#appendix-iii-types */
const TYPES =
  wordList(`article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection dataset document entry
  entry-dictionary entry-encyclopedia event figure graphic hearing interview legal_case legislation manuscript map motion_picture musical_score
  pamphlet paper-conference patent performance periodical personal_communication post post-weblog regulation report review review-book software
  song speech standard thesis treaty webpage`);

/** What BibTeX, Zotero and everyday words call some of them, in small letters without signs. */
const OTHER_TYPES: readonly (readonly [type: string, names: string])[] = [
  ['webpage', 'website online electronic'],
  ['post-weblog', 'blog blogpost'],
  ['article-journal', 'journal journalarticle'],
  ['article-magazine', 'magazine magazinearticle'],
  ['article-newspaper', 'newspaper news newspaperarticle'],
  ['paper-conference', 'inproceedings conferencepaper conference'],
  ['book', 'proceedings'],
  ['chapter', 'incollection inbook booksection'],
  ['pamphlet', 'booklet'],
  ['report', 'techreport'],
  ['thesis', 'phdthesis mastersthesis'],
  ['manuscript', 'unpublished'],
  ['legislation', 'statute law'],
  ['legal_case', 'case'],
  ['motion_picture', 'film video'],
  ['broadcast', 'podcast'],
  ['dataset', 'data'],
  ['speech', 'presentation talk'],
  ['personal_communication', 'letter email'],
  ['document', 'misc'],
];

function wrongType(type: string): string {
  const plain = type.toLowerCase().replace(/[^a-z]/g, '');
  const [other] = OTHER_TYPES.find(([, names]) => names.split(' ').includes(plain)) ?? [];
  const near = other ?? nearest(type, TYPES);
  const meant = near === undefined ? '' : `Did you mean "${near}"? `;
  const all = 'all stand in https://docs.citationstyles.org/en/stable/specification.html#appendix-iii-types.';
  const what = type === '' ? 'must not be empty' : `must be a type of CSL, and "${type}" is none`;
  return `${what} | ${meant}Write one such as "webpage", "report", "book" or "article-journal": ${all}`;
}

/** The fields of CSL (https://docs.citationstyles.org/en/stable/specification.html#appendix-iv-variables) that the deck prints. */
const ENTRY = z.strictObject(
  {
    id: text.refine((id) => KEY.test(id), 'must be a key | Use letters and digits, as in "R11".'),
    type: text.refine((type) => TYPES.includes(type), { error: ({ input }) => wrongType(String(input).trim()) }),
    title: words.optional(),
    'title-short': words.optional(),
    author: names.optional(),
    publisher: text.optional(),
    'container-title': text.optional(),
    issued: z
      .unknown()
      .transform((value, ctx) => {
        const issued = readIssued(value);
        if ('date' in issued) return issued.date;
        ctx.addIssue({ code: 'custom', message: issued.fault });
        return z.NEVER;
      })
      .optional(),
    URL: text
      .refine(isAddress, 'must be an address | Write the whole address, "https://…", or leave it out.')
      .optional(),
    note: words.optional(),
    also: texts.optional(),
  },
  { error: 'must be a reference | Write its fields under a hyphen: "- id: R11".' },
);

const FIELDS = Object.keys(ENTRY.shape);

/** Further fields of CSL data, as reference managers write them: they are not printed. */
const PASSED: ReadonlySet<string> = new Set(
  wordList(`DOI ISBN ISSN PMCID PMID abstract accessed annote archive archive-place archive_location call-number chapter-number citation-key
  citation-label collection-editor collection-number collection-title composer container-author container-title-short contributor custom
  dimensions director division edition editor editorial-director event event-date event-place event-title first-reference-note-number genre
  illustrator interviewer issue jurisdiction keyword language license locator medium number number-of-pages number-of-volumes original-author
  original-date original-publisher original-publisher-place original-title page page-first part publisher-place recipient references
  reviewed-author reviewed-title scale section source status submitted supplement translator version volume volume-title year-suffix`),
);

/**
 * Reads `references.yaml`: a list of entries, bare or under `references:` as Pandoc writes it. Entries with faults are reported, and stand there by their keys alone.
 * @returns the entries in the order of the file; nothing if it cannot be read
 */
function readReferences(deck: Reporter, file: SourceFile): Reference[] | undefined {
  const source = readYaml(deck, CODE, file.path, normalise(file.text));
  if (!source) return undefined;
  if (source.value === null) return [];
  const base = isWrapped(source.value) ? ['references'] : [];
  const entries = isWrapped(source.value) ? source.value.references : source.value;
  const list = z
    .array(z.unknown(), { error: 'must be a list of references | Begin each with a hyphen: "- id: R11".' })
    .safeParse(entries);
  if (!list.success) {
    reportIssues(deck, CODE, source, list.error.issues, FIELDS);
    return undefined;
  }
  return list.data.flatMap((entry, i) => {
    const result = ENTRY.safeParse(printed(deck, source, entry, [...base, i]));
    if (result.success) return [toReference(result.data, source.placeOf([...base, i]))];
    const issues = result.error.issues.map((issue) => ({ ...issue, path: [...base, i, ...issue.path] }));
    reportIssues(deck, CODE, source, issues, FIELDS);
    return bareEntry(entry, source.placeOf([...base, i]));
  });
}

/** An entry with a fault by its key alone: who cites it makes no second fault. */
function bareEntry(entry: unknown, source: Reference['source']): Reference[] {
  const key = z.looseObject({ id: ENTRY.shape.id }).safeParse(entry);
  return key.success ? [{ id: key.data.id, type: 'document', source }] : [];
}

/** An entry without the fields of CSL data that are not printed; a DOI is an address, editors stand for authors. */
function printed(deck: Reporter, source: YamlSource, entry: unknown, path: readonly PropertyKey[]): unknown {
  if (!isObject(entry)) return entry;
  const { DOI, editor, ...fields } = entry;
  const kept = Object.entries(fields).filter(([key]) => {
    if (PASSED.has(key)) letPass(deck, 'csl-field', source.placeOf([...path, key]), key);
    return !PASSED.has(key);
  });
  const plain = kept.map(([key, value]) => [
    key,
    MARKED.has(key) ? withoutMarks(deck, source, value, [...path, key]) : value,
  ]);
  return {
    ...Object.fromEntries(plain),
    ...(typeof DOI === 'string' && !('URL' in fields) && { URL: addressOf(DOI) }),
    ...(editor !== undefined && !('author' in fields) && { author: editor }),
  };
}

/** The page of a DOI, https://www.doi.org/the-identifier/resources/handbook/3_resolution#3.8: signs that no address has are written out. */
function addressOf(doi: string): string {
  const bare = doi.trim().replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)/i, '');
  return `https://doi.org/${bare.replace(/[\s"<>\\^`{|}]/g, encodeURIComponent)}`;
}

/** Fields in which reference managers and Pandoc set words apart. */
const MARKED: ReadonlySet<string> = new Set(['title', 'title-short', 'container-title', 'publisher', 'note']);

/** Rich text of CSL (https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html), and stress as Pandoc's YAML has it. */
const RICH = /<(\/?)(?:i|b|u|em|strong|sc|sub|span(?:\s(?:class|style)="[^"]*")?)>/gi;
const STRESS = /(?<![\p{L}\p{N}*_])(\*{1,2}|_)(?=\S)([^*_]*[^\s*_])\1(?![\p{L}\p{N}*_])/gu;

/** Characters that exports write for the page of a browser. */
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  nbsp: '\u00a0',
  '#39': '’',
  '#x27': '’',
};

function withoutMarks(deck: Reporter, source: YamlSource, value: unknown, path: readonly PropertyKey[]): unknown {
  if (typeof value !== 'string') return value;
  const plain = value
    .replace(/<sup>(.*?)<\/sup>/gi, (_, words: string) => raised(words))
    .replace(RICH, '')
    .replace(STRESS, '$2')
    .replace(/\[([^[\]]+)\]\((?:https?:|#|mailto:)[^()\s]*\)/g, '$1')
    .replace(/`([^`]+)`/g, '$1')
    .replace(/&(amp|lt|gt|quot|nbsp|#39|#x27);/gi, (entity, name: string) => ENTITIES[name.toLowerCase()] ?? entity);
  if (plain !== value) letPass(deck, 'csl-marks', source.placeOf(path), `"${value}"`);
  return plain;
}

function isWrapped(value: unknown): value is { references: unknown } {
  return isObject(value) && Object.hasOwn(value, 'references');
}

function toReference(entry: z.infer<typeof ENTRY>, source: Reference['source']): Reference {
  const { 'title-short': titleShort, 'container-title': containerTitle, id, type, ...rest } = entry;
  const fields = Object.entries({ titleShort, containerTitle, ...rest });
  // A field that is there but empty is as good as missing.
  const filled = fields.filter(([, value]) => value !== undefined && value !== '' && value.length > 0);
  return { id, type, ...Object.fromEntries(filled), source };
}
