import { z } from 'zod';
import { LARGEST } from '../../source/columns.ts';

/** Words, never empty. */
export const words = z.string().trim().min(1);
/** A number that can be drawn. */
export const amount = z.number().min(-LARGEST).max(LARGEST);
/** The same; null is "not available". */
export const value = amount.nullable();
