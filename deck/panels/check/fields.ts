/** What the schemas of charts and maps are made of, and which fields an object of theirs may have. */

import { z } from 'zod';
import { keepUnits } from '../../model/text.ts';
import { LARGEST } from '../../source/columns.ts';
import { isObject } from '../../source/objects.ts';

/** What something is called by, never empty. */
export const name = z.string().trim().min(1);
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
