import { z } from 'zod';
import { type ChartPanel, PATTERNS, SHAPES, SIDES } from '../../model/panel.ts';
import type { PanelBase } from '../../model/panel-base.ts';
import { LARGEST, LARGEST_HINT } from '../../source/columns.ts';
import { nearest, suggest } from '../../source/nearest.ts';
import { annotationFields } from './annotation-schema.ts';
import { amount, FIELDS_PAGE, fieldFault, name, unknownFields, value, valueAt, words } from './fields.ts';
import { smallFields, timelineFields } from './kind-schemas.ts';
import type { PanelFault } from './panel-fault.ts';

const cites = z.array(name);
const shape = z.enum(SHAPES);
const pattern = z.enum(PATTERNS);
const direction = z.enum(['horizontal', 'vertical']);

/** What charts and maps say of themselves. */
export const caption = {
  title: words,
  found: z.boolean().optional(),
  subtitle: words.optional(),
  summary: words,
  unit: words,
  asOf: words,
  cites,
  note: words.optional(),
};

const base = {
  id: z.string(),
  ...caption,
  /** By the keys of what they show: deck/panels/layout/steps.ts. */
  steps: z.array(z.array(name).min(1)).min(1).optional(),
  /** Taken as it is and checked on its own, see check-options.ts: zod would drop keys such as `__proto__` without a word. */
  options: z.custom<NonNullable<PanelBase['options']>>().optional(),
};

const category = z.strictObject({
  key: z.string(),
  label: words,
  detail: words.optional(),
  emphasis: z.boolean().optional(),
  group: words.optional(),
  answer: words.optional(),
  aside: words.optional(),
  date: name.optional(),
  cites: cites.optional(),
});

const series = z.strictObject({
  key: z.string(),
  label: words,
  emphasis: z.boolean().optional(),
  pattern: pattern.optional(),
  shape: shape.optional(),
  dashed: z.boolean().optional(),
  bracket: z.boolean().optional(),
  found: z.boolean().optional(),
  side: z.enum(SIDES).optional(),
  dashedFrom: name.optional(),
  cites: cites.optional(),
});

const compare = z.strictObject({
  voice: words.optional(),
  label: words,
  values: z.array(
    z.strictObject({
      figure: words,
      text: words.optional(),
      detail: words.optional(),
      at: amount.optional(),
      low: amount.optional(),
      high: amount.optional(),
      cites: cites.optional(),
    }),
  ),
});

const values = {
  ...base,
  categories: z.array(category).min(1),
  series: z.array(series).min(1),
  values: z.array(z.array(value)),
  totals: z.array(value).optional(),
  max: amount.positive().optional(),
  decimals: z.number().int().min(0).max(9).optional(),
  factor: z.enum(['thousand', 'million', 'billion']).optional(),
  ...smallFields,
};

/** The shape of a panel: the fields of deck/model/panel.ts and no others, told to authors in docs/chart-fields.md. What they say is for check-panel.ts. */
export const panelSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    ...values,
    ...annotationFields,
    kind: z.literal('bars'),
    direction: direction.optional(),
    arrangement: z.enum(['grouped', 'stacked']).optional(),
    compare: compare.optional(),
  }),
  z.strictObject({
    ...values,
    ...annotationFields,
    kind: z.literal('dots'),
    arrangement: z.enum(['range', 'change']).optional(),
    axis: z.literal('log').optional(),
  }),
  z.strictObject({ ...values, kind: z.literal('units'), per: z.number().positive().optional() }),
  z.strictObject({ ...values, kind: z.literal('diverging'), rest: words.optional() }),
  z.strictObject({ ...values, ...annotationFields, kind: z.literal('line'), axis: z.literal('log').optional() }),
  z.strictObject({ ...base, ...timelineFields, kind: z.literal('timeline'), direction: direction.optional() }),
]) satisfies z.ZodType<ChartPanel>;

const PANEL_KINDS = panelSchema.options.map(({ shape }) => shape.kind.value);

type Issue = z.core.$ZodIssue;

/** What is wrong with the shape of a panel, as the schema says it. */
export function shapeFaults(issue: Issue, draft: Record<string, unknown>): PanelFault[] {
  const field = issue.path.join('.');
  const [outer, ...others] = issue.path.filter((part) => typeof part === 'string');
  const key = others.at(-1) ?? outer;
  const inside = others.length > 0 ? outer : undefined;
  if (issue.code === 'unrecognized_keys') {
    return unknownFields(issue, panelSchema, draft).map((fault) => ({ code: 'panel-field', ...fault, inside: outer }));
  }
  if (issue.code === 'invalid_union') {
    if (draft.kind === undefined) return [noKind(Object.keys(draft).filter((name) => name !== 'kind'))];
    const kind = String(draft.kind);
    const message = `Unknown kind "${kind}"`;
    return [{ code: 'panel-kind', message, hint: suggest(kind, PANEL_KINDS), value: kind, key: 'kind' }];
  }
  const limit = issue.code === 'too_big' ? issue.maximum : issue.code === 'too_small' ? -issue.minimum : undefined;
  if (limit === LARGEST) {
    const message = `Field "${field}" is more than a chart can draw, ${LARGEST}`;
    return [{ code: 'panel-field', message, hint: LARGEST_HINT, key, inside }];
  }
  if (field === 'summary') {
    const hint = 'Write the message in one or two sentences: it is the text alternative.';
    return [{ code: 'panel-summary', message: 'The panel has no summary', hint, key: 'summary' }];
  }
  if (issue.code === 'invalid_type' && issue.path[0] === 'values' && issue.path.length === 2) {
    const message = 'Field "values" is a list of lists, one for each series';
    const hint =
      'Write "values: [rows.map(({ share }) => share)]", with brackets around it: a list for each series, a number for each category.';
    return [{ code: 'panel-field', message, hint, key: 'values' }];
  }
  if (issue.code === 'invalid_type' && issue.path.length === 1 && draft[field] === undefined) {
    const hint = `Write "${field}: …"; what it holds is explained in ${FIELDS_PAGE}.`;
    return [{ code: 'panel-field', message: `The panel has no ${field}`, hint, key: 'kind' }];
  }
  const [message, hint] = fieldFault(issue, field, valueAt(draft, issue.path));
  return [{ code: 'panel-field', message, hint, key, inside }];
}

/** Issues of which only the place in a list differs, each kind once: what one row lacks all have not. */
export function firstOfEach(issues: readonly Issue[]): { issue: Issue; more: number }[] {
  const kinds = new Map<string, { issue: Issue; more: number }>();
  for (const issue of issues) {
    const path = issue.path.map((part) => (typeof part === 'number' ? '' : part));
    const kind = JSON.stringify([issue.code, path, issue.message, 'keys' in issue ? issue.keys : []]);
    const known = kinds.get(kind);
    if (known) known.more += 1;
    else kinds.set(kind, { issue, more: 0 });
  }
  return [...kinds.values()];
}

/** @param fields that the panel has, of which one may be meant */
function noKind(fields: readonly string[]): PanelFault {
  const slip = nearest('kind', fields);
  const hint = slip === undefined ? 'Write "kind: \'bars\'".' : `Write "kind" in place of "${slip}".`;
  const message = `The panel has no kind. Kinds: ${PANEL_KINDS.join(', ')}`;
  return { code: 'panel-kind', message, hint, key: slip };
}
