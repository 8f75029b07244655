import { z } from 'zod';
import { type DeckMeta, MARKINGS } from '../model/deck.ts';
import { hasWords } from '../model/words.ts';
import { isAddress, isLanguage } from './attribute-values.ts';
import { type Reporter, report } from './faults.ts';
import { ownFields } from './foreign-fields.ts';
import { nearest } from './nearest.ts';
import { letPass } from './notices.ts';
import { isObject } from './objects.ts';
import { isForeign, splitFrontMatter, TOML } from './split-front-matter.ts';
import { asNumber, readYaml, reportIssues, type YamlSource } from './yaml.ts';

const CODE = 'front-matter';

const text = z
  .union([z.string(), z.number()], {
    error: 'must be text | Write words, in quotes if they begin with a bracket or a sign.',
  })
  .transform((value) => String(value).trim());

const FOUND = z.strictObject(
  {
    label: text.optional(),
    own: text.optional(),
    yes: text.optional(),
    partly: text.optional(),
    no: text.optional(),
    unknown: text.optional(),
    na: text.optional(),
  },
  {
    error: 'must be a list of words | Write "found:" and under it, indented, "label: What we found" and other fields.',
  },
);

/** The fields as an author writes them. `|` parts what is wrong from how to mend it. */
const SCHEMA = z.strictObject(
  {
    title: text.refine(Boolean, "must not be empty | Write the deck's title.").optional(),
    subtitle: text.optional(),
    description: text.optional(),
    author: z
      .union([text, z.array(text).transform((names) => names.join(', '))], {
        error: 'must be a name or a list of names | Write "author: Name".',
      })
      .optional(),
    keywords: z
      .union([text.transform((words) => words.split(',').map((word) => word.trim())), z.array(text)], {
        error: 'must be words | Write "keywords: one, two" or a list.',
      })
      .transform((words) => words.filter(Boolean))
      .optional(),
    date: text.optional(),
    isoDate: z.string().optional(),
    'as-of': text.optional(),
    lang: z
      .string({ error: 'must be a language tag | Write a BCP 47 tag, as in "de" or "en-GB".' })
      .refine(isLanguage, 'must be a language tag | Write a BCP 47 tag, as in "de" or "en-GB".')
      .default('en'),
    marking: z.enum(MARKINGS, { error: `must be a label of TLP 2.0 | One of ${MARKINGS.join(', ')}.` }).optional(),
    notes: z
      .enum(['private', 'public'], {
        error: 'must be "private" or "public" | Private notes stay out of the published deck.',
      })
      .default('private'),
    theme: z
      .enum(['auto', 'light', 'dark'], {
        error: 'must be "auto", "light" or "dark" | "auto" follows the viewer\'s system.',
      })
      .default('auto'),
    url: z
      .string({ error: 'must be an address | Write the whole address, "https://…".' })
      .refine(isAddress, 'must be an address | Write the whole address, "https://…".')
      .optional(),
    duration: z
      .preprocess(
        asNumber,
        z
          .number({ error: 'must be a number of minutes | Write "duration: 20".' })
          .positive('must be more than zero | Write the minutes of the talk.'),
      )
      .optional(),
    found: FOUND.optional(),
    institute: z.union([text, z.array(text).transform((names) => names.join(', '))]).optional(),
    footer: text.optional(),
    logo: text.optional(),
    bibliography: text.optional(),
    incremental: z.boolean({ error: 'must be true or false | Write "incremental: true".' }).optional(),
    numbers: z.boolean({ error: 'must be true or false | Write "slide-number: false".' }).optional(),
    slideLevel: z.literal(1).optional(),
    toc: z.boolean({ error: 'must be true or false | Write "toc: true".' }).optional(),
    tocTitle: text.optional(),
    smaller: z.boolean({ error: 'must be true or false | Write "smaller: true".' }).optional(),
    transition: z.enum(['none', 'fade']).optional(),
  },
  { error: 'must be a list of fields | Write "title: …" and other fields between the two lines "---".' },
);

/** Named in another way by authors: see foreign-fields.ts. */
const INNER = ['isoDate', 'numbers', 'slideLevel', 'tocTitle'];
const FIELDS = Object.keys(SCHEMA.shape).filter((name) => !INNER.includes(name));
const FOUND_FIELDS = Object.keys(FOUND.shape);

/**
 * A file's text with unified line ends, without a byte order mark and without signs that are not seen before the fence of a box: notes
 * behind one would be published. Letters and their accents are one sign each: an id or a key may come from a name of a file.
 */
export function normalise(source: string): string {
  return composed(source.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')).replace(
    /^[\u200B\u200E\u200F\u2060\uFEFF]+(?=:{3})/gm,
    '',
  );
}

/** Paths of files, which may be written with either, are left as they are; those of pictures are looked for in both. */
function composed(text: string): string {
  if (!/[\u0300-\u036f]/.test(text)) return text;
  return text.replace(/^(?!.*\{\{<).*$/gm, (line) =>
    line.replace(/[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}][\u0300-\u036f]+/gu, (sign) =>
      sign.normalize('NFC'),
    ),
  );
}

/** @param row of its first line, from 1 @param what is wrong with it */
export function refuseForeign(deck: Reporter, file: string, row: number, what: string): void {
  const hint =
    'Write a line "---" before it and one behind it, and between them each field as YAML has it, "title: A deck".';
  report(deck, CODE, { file, line: row, column: 1 }, `The front matter ${what}.`, hint);
}

/** Such a front matter is read to its last field: that no line closes it is the one fault. @param row of its first field, from 1 */
export function refuseUnclosed(deck: Reporter, file: string, row: number): void {
  const hint = 'Write a line "---" under its last field.';
  report(deck, CODE, { file, line: row, column: 1 }, 'The front matter is never closed.', hint);
}

/** A later file must have none: the deck's fields stand in one place. @param first the file of that place, if it is known */
export function refuseFrontMatter(deck: Reporter, path: string, first?: string): void {
  const move =
    first === undefined
      ? 'Move its fields to the first file.'
      : `The first file is ${first}, by the order of names: move the fields there, delete it if it is left over, or rename this one so that it comes before.`;
  const hint = `${move} To open a slide with "---", leave an empty line after it.`;
  report(deck, CODE, { file: path, line: 1, column: 1 }, 'Only the first file has a front matter.', hint);
}

const EMPTY: DeckMeta = { title: '', lang: 'en', notes: 'private', theme: 'auto' };

/**
 * Reads the deck's own fields, each on its own: a wrong one is reported at its key and left out, the others hold.
 * @returns what could be read, its words as they are written; the title is empty if it is missing. `titled`: it is there, or a fault
 * is told already
 */
export function readFrontMatter(
  deck: Reporter,
  file: string,
  yaml: string | undefined,
  above = 1,
): { said: DeckMeta; titled: boolean } {
  if (yaml !== undefined && TOML.test(yaml)) {
    refuseForeign(deck, file, above + 1, isForeign('TOML'));
    return { said: EMPTY, titled: true };
  }
  const source = yaml === undefined ? undefined : readYaml(deck, CODE, file, yaml, above);
  // Two lines "---" with nothing between them say nothing.
  const value = source && source.value !== null ? ownFields(deck, source, FIELDS) : {};
  const torn = source && refuseTorn(deck, source);
  if (torn) return { said: EMPTY, titled: true };
  const result = SCHEMA.safeParse(value);
  let data = result.data;
  if (!result.success && source) {
    const { issues } = result.error;
    const words = issues.filter(({ path }) => path[0] === 'found');
    const own = issues.filter((issue) => !words.includes(issue));
    reportIssues(deck, CODE, source, own, FIELDS);
    reportIssues(deck, CODE, source, words, FOUND_FIELDS);
    data = SCHEMA.safeParse(without(value, result.error.issues)).data;
  }
  const titled =
    (isObject(value) && Object.hasOwn(value, 'title')) ||
    (yaml !== undefined && source === undefined) ||
    (!result.success && hasSlip(value));
  const { 'as-of': asOf, title = '', lang = 'en', notes = 'private', theme = 'auto', ...rest } = data ?? {};
  if (source && !hasWords(lang)) letPass(deck, 'no-words', source.placeOf(['lang']), lang);
  const filled = Object.entries({ asOf, ...rest }).filter(([, field]) => field !== undefined && field !== '');
  return { said: { title, lang, notes, theme, ...Object.fromEntries(filled) }, titled };
}

/** Where no colon has a space behind it, all is one text. */
function refuseTorn(deck: Reporter, { value, placeOf }: YamlSource): boolean {
  const [field] = (typeof value === 'string' && /^[A-Za-z][\w-]*:(?! )/.exec(value)) || [];
  if (field === undefined) return false;
  report(deck, CODE, placeOf([]), `There is no space behind "${field}".`, `Write "${field} …", with a plain space.`);
  return true;
}

/** Whether the title may be there, in what is told to be wrong: under a name near to its own, or where there are no fields. */
function hasSlip(value: unknown): boolean {
  return !isObject(value) || Object.keys(value).some((key) => nearest(key, FIELDS) === 'title');
}

/** A deck has a title, in its front matter or as its first heading. */
export function refuseUntitled(deck: Reporter, file: string): void {
  const hint = 'Begin the first file with a line "---", a line "title: …" and a line "---", or with "# Title".';
  report(deck, CODE, { file, line: 1, column: 1 }, 'The deck has no title.', hint);
}

/** The file of the sources that a first file names, for who reads the files; its front matter's faults are reported by `readFrontMatter`. */
export function bibliographyOf(text: string): string | undefined {
  const { yaml } = splitFrontMatter(normalise(text), true);
  if (!yaml?.includes('bibliography')) return undefined;
  return readFrontMatter({ problems: [] }, '', yaml).said.bibliography;
}

function without(value: unknown, issues: readonly z.core.$ZodIssue[]): unknown {
  if (!isObject(value)) return {};
  const bad = new Set(
    issues.flatMap((issue) =>
      issue.code === 'unrecognized_keys' && issue.path.length === 0 ? issue.keys : [issue.path[0]],
    ),
  );
  return Object.fromEntries(Object.entries(value).filter(([key]) => !bad.has(key)));
}
