import type { PanelBase } from '../../model/panel-base.ts';
import { deepMerge, isObject } from '../../source/objects.ts';
import { COLOURS, type PanelTokens } from '../layout/panel-tokens.ts';
import type { Plan } from '../layout/scene.ts';

/** Chart.js options of the deck with an author's laid over them; check-options.ts says which an author may give. */
export function mergeOptions(
  own: Record<string, unknown> & { scales: Plan['scales'] },
  authors: PanelBase['options'],
  tokens: PanelTokens,
): Record<string, unknown> {
  const merged = deepMerge(own, themed(authors ?? {}, tokens));
  return { ...merged, scales: withoutHiddenTicks(merged.scales as Plan['scales']) };
}

/** An author names colours by token; here they become the theme's. */
function themed(options: Record<string, unknown>, tokens: PanelTokens): Record<string, unknown> {
  const entries = Object.entries(options).map(([key, value]): [string, unknown] => {
    if (isObject(value)) return [key, themed(value, tokens)];
    const name = /color$/i.test(key) ? COLOURS.find((colour) => colour === value) : undefined;
    return [key, name === undefined ? value : tokens.colours[name]];
  });
  return Object.fromEntries(entries);
}

/** Chart.js prints and measures the labels of an axis that is not shown, several times over. */
function withoutHiddenTicks(scales: Plan['scales']): Plan['scales'] {
  const quiet = (scale: Record<string, unknown>) =>
    scale.display === false ? { ...scale, ticks: { display: false }, afterBuildTicks: dropTicks } : scale;
  return { x: quiet(scales.x), y: quiet(scales.y) };
}

function dropTicks(axis: { ticks: unknown[] }): void {
  axis.ticks = [];
}
