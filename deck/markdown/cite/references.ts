import { z } from 'zod';
import type { Reference, SourceFile } from '../../model/deck.ts';
import type { Reporter } from '../../source/faults.ts';
import { normalise } from '../../source/front-matter.ts';
import { readYaml, reportIssues } from '../../source/yaml.ts';
import { KEY } from '../rules/citations.ts';

const CODE = 'reference-file';
const WORDS = 'must be text | Write words, in quotes if they hold ": " or begin with a sign.';

const text = z.union([z.string(), z.number()], { error: WORDS }).transform((value) => String(value).trim());
const texts = z.union([text.transform((value) => [value]), z.array(text)], {
  error: 'must be text or a list of texts | Write one name, or a list with hyphens.',
});

/** The fields of CSL (https://docs.citationstyles.org/en/stable/specification.html#appendix-iv-variables) that the deck prints. */
const ENTRY = z.strictObject(
  {
    id: text.refine((id) => KEY.test(id), 'must be a key | Use letters and digits, as in "R11".'),
    type: text.refine(Boolean, 'must not be empty | Write a CSL type, as in "webpage" or "report".'),
    title: text.optional(),
    'title-short': text.optional(),
    author: texts.optional(),
    publisher: text.optional(),
    'container-title': text.optional(),
    issued: text
      .refine((date) => /^\d{4}(-\d{2}(-\d{2})?)?$/.test(date), 'must be a date | Write 2022, 2022-10 or 2022-10-14.')
      .optional(),
    URL: text
      .refine(
        (url) => /^https?:\/\/[^\s/?#]+\S*$/.test(url),
        'must be an address | Write the whole address, "https://…", or leave it out.',
      )
      .optional(),
    note: text.optional(),
    also: texts.optional(),
  },
  { error: 'must be a reference | Write its fields under a hyphen: "- id: R11".' },
);

const FIELDS = Object.keys(ENTRY.shape);

/**
 * Reads `references.yaml`: a list of entries, bare or under `references:` as Pandoc writes it. Entries with faults are reported and left out.
 * @returns the entries in the order of the file
 */
export function readReferences(deck: Reporter, file: SourceFile): Reference[] {
  const source = readYaml(deck, CODE, file.path, normalise(file.text));
  if (!source || source.value === null) return [];
  const base = isWrapped(source.value) ? ['references'] : [];
  const entries = isWrapped(source.value) ? source.value.references : source.value;
  const list = z
    .array(z.unknown(), { error: 'must be a list of references | Begin each with a hyphen: "- id: R11".' })
    .safeParse(entries);
  if (!list.success) {
    reportIssues(deck, CODE, source, list.error.issues, FIELDS);
    return [];
  }
  return list.data.flatMap((entry, i) => {
    const result = ENTRY.safeParse(entry);
    if (result.success) return [toReference(result.data, source.placeOf([...base, i]))];
    const issues = result.error.issues.map((issue) => ({ ...issue, path: [...base, i, ...issue.path] }));
    reportIssues(deck, CODE, source, issues, FIELDS);
    return [];
  });
}

function isWrapped(value: unknown): value is { references: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && Object.hasOwn(value, 'references');
}

function toReference(entry: z.infer<typeof ENTRY>, source: Reference['source']): Reference {
  const { 'title-short': titleShort, 'container-title': containerTitle, id, type, ...rest } = entry;
  const fields = Object.entries({ titleShort, containerTitle, ...rest });
  // A field that is there but empty is as good as missing.
  const filled = fields.filter(([, value]) => value !== undefined && value !== '' && value.length > 0);
  return { id, type, ...Object.fromEntries(filled), source };
}
