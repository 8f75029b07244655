import { z } from 'zod';

/** Words, never empty. */
export const words = z.string().trim().min(1);
/** A number; null is "not available". */
export const value = z.number().nullable();
