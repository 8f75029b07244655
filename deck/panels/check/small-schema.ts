import { z } from 'zod';
import type { ValuesPanel } from '../../model/panel.ts';
import type { PanelFault } from './panel-fault.ts';

/** The field of small multiples. */
export const smallFields = {
  small: z
    .strictObject({ by: z.enum(['series', 'group']), columns: z.number().int().min(1).max(6).optional() })
    .optional(),
};

/** So many figures beside and under each other can still be compared. */
const MOST = 12;

/** Faults in what a panel of small multiples says: there must be several of what it is repeated by, and every row in one. */
export function checkSmall({ small, series, categories }: ValuesPanel): PanelFault[] {
  if (!small) return [];
  const fault = (message: string, hint: string): PanelFault => ({ code: 'panel-small', message, hint, key: 'small' });
  const count = small.by === 'series' ? series.length : new Set(categories.map(({ group }) => group)).size;
  if (small.by === 'group' && categories.some(({ group }) => group === undefined)) {
    const hint = 'Give each category its group, or repeat the figure by series.';
    return [fault('Not every category is in a group, by which the figure is repeated', hint)];
  }
  if (count < 2) return [fault(`There is only one ${small.by} to repeat the figure by`, 'Leave out "small".')];
  if (count > MOST) return [fault(`${count} small figures cannot be compared`, `Keep the ${MOST} that matter most.`)];
  return [];
}
