import type { z } from 'zod';
import type { SourceRef } from '../../model/deck.ts';
import { DeckError } from '../../model/error.ts';
import type { ChartPanel } from '../../model/panel.ts';
import { suggest } from '../../source/nearest.ts';
import type { PanelFault } from './check-keys.ts';
import { checkOptions } from './check-options.ts';
import { checkTimeline } from './check-timeline.ts';
import { checkValues } from './check-values.ts';
import { PANEL_KINDS, panelSchema } from './panel-schema.ts';
import type { Places } from './places.ts';

/**
 * Checks what a chart module built: first its shape, then, if that holds, what it says.
 * @param draft the panel with its id, as built
 * @returns the panel if nothing is wrong with it, and all that is
 */
export function checkPanel(
  draft: Record<string, unknown>,
  places: Places,
): { panel?: ChartPanel; problems: DeckError[] } {
  const parsed = panelSchema.safeParse(draft);
  const faults = draft.options === undefined ? [] : checkOptions(draft.options).map(toPanelFault);
  if (!parsed.success) {
    const shape = parsed.error.issues.flatMap((issue) => shapeFaults(issue, draft));
    return { problems: [...shape, ...faults].map((fault) => placeFault(fault, places)) };
  }
  const panel = parsed.data as ChartPanel;
  faults.push(...(panel.kind === 'timeline' ? checkTimeline(panel) : checkValues(panel)));
  if (faults.length > 0) return { problems: faults.map((fault) => placeFault(fault, places)) };
  // Through JSON, as the page will have it: what is undefined is gone.
  return { panel: JSON.parse(JSON.stringify(panel)), problems: [] };
}

function toPanelFault({ key, message, hint }: { key: string; message: string; hint: string }): PanelFault {
  return { code: 'panel-option', message, hint, key };
}

type Issue = z.core.$ZodIssue;

function shapeFaults(issue: Issue, draft: Record<string, unknown>): PanelFault[] {
  const field = issue.path.join('.');
  const key = issue.path.findLast((part) => typeof part === 'string');
  if (issue.code === 'unrecognized_keys') {
    const inside = field === '' ? '' : ` in "${field}"`;
    return issue.keys.map((name) => ({
      code: 'panel-field',
      message: `Unknown field "${name}"${inside}`,
      hint: 'The fields of a panel are listed in deck/model/panel.ts.',
      key: name,
    }));
  }
  if (issue.code === 'invalid_union') {
    const kind = String(draft.kind);
    return [
      {
        code: 'panel-kind',
        message: `Unknown kind "${kind}"`,
        hint: suggest(kind, PANEL_KINDS),
        value: kind,
        key: 'kind',
      },
    ];
  }
  if (field === 'summary') {
    const hint = 'Write the message in one or two sentences: it is the text alternative.';
    return [{ code: 'panel-summary', message: 'The panel has no summary', hint, key: 'summary' }];
  }
  return [
    {
      code: 'panel-field',
      message: `Field "${field}": ${issue.message}`,
      hint: 'See deck/model/panel.ts for what it holds.',
      key,
    },
  ];
}

/** The fault where its value stands, else its property, else at the start of the module. */
export function placeFault({ code, message, hint, value, key, nth }: PanelFault, places: Places): DeckError {
  const source: SourceRef =
    (value === undefined || key === undefined || nth !== undefined ? undefined : places.pair(key, value)) ??
    (value === undefined ? undefined : places.value(value, nth)) ??
    (key === undefined ? undefined : places.key(key)) ??
    places.start;
  return new DeckError(code, message, hint, source);
}
