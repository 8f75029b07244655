/** What the schemas of charts and maps are made of, and which fields an object of theirs may have. */

import { z } from 'zod';
import type { ValuesPanel } from '../../model/panel.ts';
import { keepUnits } from '../../model/text.ts';
import { LARGEST } from '../../source/columns.ts';
import { suggest } from '../../source/nearest.ts';
import { isObject } from '../../source/objects.ts';
import type { PanelFault } from './panel-fault.ts';

/** Signs that nobody sees: alone they are no name. */
const UNSEEN = /[\p{Default_Ignorable_Code_Point}\p{Cc}\s]/gu;

/** What something is called by, never empty. */
export const name = z
  .string()
  .trim()
  .overwrite((text) => (text.replace(UNSEEN, '') === '' ? '' : text))
  .min(1);
/** Words that are read, never empty. */
export const words = name.transform(keepUnits);
/** A number that can be drawn. */
export const amount = z.number().min(-LARGEST).max(LARGEST);
/** The same; null is "not available". */
export const value = amount.nullable();

/** Where the author finds them: made to agree with the schemas by tests/panels/chart-fields.test.ts. */
export const FIELDS_PAGE = 'docs/chart-fields.md';

/**
 * The fields that an object may have.
 *
 * @param path from the whole to the object, as zod gives it
 * @param draft the whole as its author built it: of several forms, the one that it says it is
 * @returns none where the schema has no object there
 */
export function fieldsAt(schema: z.core.$ZodType, path: readonly PropertyKey[], draft: unknown): string[] {
  const bare = unwrapped(schema);
  if (bare instanceof z.ZodUnion || bare instanceof z.ZodDiscriminatedUnion) {
    const own = bare.options.filter((option) => isForm(option, draft));
    return [...new Set((own.length > 0 ? own : bare.options).flatMap((option) => fieldsAt(option, path, draft)))];
  }
  const [step, ...rest] = path;
  const inner = isObject(draft) || Array.isArray(draft) ? Reflect.get(draft, step ?? '') : undefined;
  if (bare instanceof z.ZodArray) return step === undefined ? [] : fieldsAt(bare.element, rest, inner);
  if (!(bare instanceof z.ZodObject)) return [];
  if (step === undefined) return Object.keys(bare.shape).filter((name) => name !== 'id');
  const field: z.core.$ZodType | undefined = bare.shape[String(step)];
  return field ? fieldsAt(field, rest, inner) : [];
}

function unwrapped(schema: z.core.$ZodType): z.core.$ZodType {
  return schema instanceof z.ZodOptional || schema instanceof z.ZodNullable ? unwrapped(schema.unwrap()) : schema;
}

/** By the field that tells the forms apart: `kind` of a panel, `draw` of a layer. */
function isForm(option: z.core.$ZodType, draft: unknown): boolean {
  if (!(option instanceof z.ZodObject) || !isObject(draft)) return false;
  return ['kind', 'draw'].some((name) => {
    const field: unknown = option.shape[name];
    return field instanceof z.ZodLiteral && field.value === Reflect.get(draft, name);
  });
}

/** Fields that an object does not have. @param path to the object; see fieldsAt */
export function unknownFields(
  { keys, path: own }: z.core.$ZodIssueUnrecognizedKeys,
  schema: z.core.$ZodType,
  draft: unknown,
  path: readonly PropertyKey[] = own,
): { message: string; hint: string; key: string }[] {
  const within = path.length === 0 ? '' : ` in "${path.join('.')}"`;
  return keys.map((key) => ({
    message: `Unknown field "${key}"${within}`,
    hint: `${suggest(key, fieldsAt(schema, path, draft), 'Fields')} Each is explained in ${FIELDS_PAGE}.`,
    key,
  }));
}

/** What stands at a path of what was built. */
export function valueAt(built: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (part, key) => (isObject(part) || Array.isArray(part) ? Reflect.get(part, key) : undefined),
    built,
  );
}

/** What a value is, for who looks at what was built. */
function named(value: unknown): string {
  if (value === undefined) return 'missing';
  if (value === '') return 'empty';
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'string' ? `the text "${value}"` : `of the type ${typeof value}`;
}

const NOUNS: Readonly<Record<string, readonly [noun: string, cure: string]>> = {
  number: ['a number', 'Write a number'],
  string: ['a text', 'Write words in quotation marks'],
  boolean: ['true or false', 'Write true or false'],
  array: ['a list', 'Write a list, in square brackets'],
  object: ['an object', 'Write an object with its fields, in braces'],
};

/** Why a number is none: the commonest ways to one. */
function numberCure(field: string, value: unknown, number: string): string {
  const cure = /^(?:values|totals|low|high)\b/.test(field) ? `${number}, or null for "not available"` : number;
  if (typeof value === 'number') return `${cure}: a division by zero or arithmetic with an empty cell gives ${value}`;
  return typeof value === 'string'
    ? `${cure}, without quotation marks; a column of numbers is of the kind "number"`
    : cure;
}

/** What is wrong with a field, as the schema found it, and what to write. @param value what stands there */
export function fieldFault(issue: z.core.$ZodIssue, field: string, value: unknown): [message: string, hint: string] {
  const tell = (message: string, cure: string): [string, string] => [
    `Field "${field}" ${message}`,
    `${cure}. What it holds is explained in ${FIELDS_PAGE}.`,
  ];
  if (issue.code === 'invalid_type') {
    const [noun, cure] = NOUNS[issue.expected] ?? [issue.expected, 'Write what it holds'];
    return tell(`is ${named(value)}, not ${noun}`, issue.expected === 'number' ? numberCure(field, value, cure) : cure);
  }
  if (issue.code === 'invalid_value')
    return tell(`is ${named(value)}`, suggest(String(value), issue.values.map(String), 'Known').replace(/\.$/, ''));
  if (issue.code === 'too_small' && issue.origin === 'string') return tell('is empty', 'Write words, or leave it out');
  if (issue.code === 'too_small' && issue.origin === 'array')
    return tell(`has fewer than ${issue.minimum} entries`, `Give it ${issue.minimum} or more`);
  if (issue.code === 'too_small' || issue.code === 'too_big') {
    const [limit, side] = issue.code === 'too_small' ? [issue.minimum, 'more'] : [issue.maximum, 'less'];
    const bound = issue.inclusive ? `${limit} or ${side}` : `${side} than ${limit}`;
    return tell(`is ${named(value)}`, `Write ${bound}`);
  }
  return tell(`is not right: ${issue.message}`, 'Write what it holds');
}

/** What draws the fields that not every kind has a form for: docs/chart-fields.md says it of each. */
const DRAWN_BY = {
  categories: {
    answer: ['bars'],
    aside: ['units'],
    emphasis: ['bars', 'dots', 'units'],
    detail: ['bars', 'dots', 'units', 'diverging'],
  },
  series: {
    emphasis: ['bars', 'dots', 'line', 'units'],
    shape: ['dots', 'line'],
    dashed: ['line'],
    dashedFrom: ['line'],
    bracket: ['units'],
    found: ['units'],
    side: ['diverging'],
  },
  panel: {
    totals: ['bars', 'units'],
    max: ['bars', 'dots', 'line'],
    decimals: ['bars', 'dots', 'line', 'diverging'],
    factor: ['bars', 'dots', 'line'],
  },
} as const satisfies Record<string, Record<string, readonly ValuesPanel['kind'][]>>;

/** Fields that the kind has no form for: left alone they would be lost without a word. */
export function checkFields(panel: ValuesPanel): PanelFault[] {
  const { kind } = panel;
  const unseen = (whose: string, part: object, fields: Readonly<Record<string, readonly string[]>>) =>
    Object.entries(fields).flatMap(([field, kinds]): { field: string; fault: PanelFault }[] => {
      // Columns have no room for a word before their values; of "compare" the same is told already.
      const columns = kind === 'bars' && panel.direction === 'vertical' && !panel.compare;
      const upright = field === 'answer' && columns;
      if (!Reflect.get(part, field) || (kinds.includes(kind) && !upright)) return [];
      const [what, whom] = upright ? ["direction: 'vertical'", 'level bars'] : [`kind: '${kind}'`, kinds.join(', ')];
      const message = `${whose} has "${field}", which ${what} does not draw`;
      const hint = `Leave it out: it is for ${whom}. Each field is explained in ${FIELDS_PAGE}.`;
      return [{ field, fault: { code: 'panel-field', message, hint, key: field } }];
    });
  const all = [
    ...unseen('The panel', panel, DRAWN_BY.panel),
    ...panel.categories.flatMap((each) => unseen(`Category "${each.key}"`, each, DRAWN_BY.categories)),
    ...panel.series.flatMap((each) => unseen(`Series "${each.key}"`, each, DRAWN_BY.series)),
  ];
  // Each field once: what is wrong with the first is wrong with the others.
  return [...new Map(all.toReversed().map(({ field, fault }) => [field, fault])).values()].toReversed();
}
