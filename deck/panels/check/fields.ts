import { z } from 'zod';
import { keepUnits } from '../../model/text.ts';
import { LARGEST } from '../../source/columns.ts';

/** What something is called by, never empty. */
export const name = z.string().trim().min(1);
/** Words that are read, never empty. */
export const words = name.transform(keepUnits);
/** A number that can be drawn. */
export const amount = z.number().min(-LARGEST).max(LARGEST);
/** The same; null is "not available". */
export const value = amount.nullable();
