import { z } from 'zod';

const words = z.string().trim().min(1);
const cites = z.array(words);
const value = z.number().nullable();
const shape = z.enum(['circle', 'diamond', 'square', 'triangle']);
const pattern = z.enum(['solid', 'hatched', 'open']);
const direction = z.enum(['horizontal', 'vertical']);

const base = {
  id: z.string(),
  title: words,
  subtitle: words.optional(),
  summary: words,
  unit: words,
  asOf: words,
  cites,
  note: words.optional(),
  /** Checked on its own, see check-options.ts: zod would drop keys such as `__proto__` without a word. */
  options: z.unknown().optional(),
};

const category = z.strictObject({
  key: z.string(),
  label: words,
  detail: words.optional(),
  emphasis: z.boolean().optional(),
  group: words.optional(),
  cites: cites.optional(),
});

const series = z.strictObject({
  key: z.string(),
  label: words,
  emphasis: z.boolean().optional(),
  pattern: pattern.optional(),
  shape: shape.optional(),
  dashed: z.boolean().optional(),
  cites: cites.optional(),
});

const values = {
  ...base,
  categories: z.array(category).min(1),
  series: z.array(series).min(1),
  values: z.array(z.array(value)),
  totals: z.array(value).optional(),
  max: z.number().positive().optional(),
};

const event = z.strictObject({
  key: z.string(),
  date: words,
  dateLabel: words,
  text: words,
  status: words,
  emphasis: z.boolean().optional(),
  cites: cites.optional(),
});

/** The shape of a panel: the fields of deck/model/panel.ts and no others. What the fields say is for check-panel.ts. */
export const panelSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    ...values,
    kind: z.literal('bars'),
    direction: direction.optional(),
    arrangement: z.enum(['grouped', 'stacked']).optional(),
  }),
  z.strictObject({ ...values, kind: z.literal('dots') }),
  z.strictObject({ ...values, kind: z.literal('line') }),
  z.strictObject({
    ...base,
    kind: z.literal('timeline'),
    direction: direction.optional(),
    statuses: z.array(z.strictObject({ key: z.string(), label: words, shape, pattern: pattern.optional() })).min(1),
    events: z.array(event).min(1),
  }),
]);

export const PANEL_KINDS = ['bars', 'dots', 'line', 'timeline'] as const;
