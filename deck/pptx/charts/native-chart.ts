import type { ValuesPanel } from '../../model/panel.ts';
import { barChart } from './bar-chart.ts';
import type { ChartKit } from './chart-rows.ts';
import type { NativeChart } from './data-sheet.ts';
import { divergingChart } from './diverging-chart.ts';
import { dotsChart } from './dots-chart.ts';
import { lineChart } from './line-chart.ts';

/** The panel as a native chart; undefined where PowerPoint has no form for it. */
export function nativeChart(panel: ValuesPanel, kit: ChartKit): NativeChart | undefined {
  switch (panel.kind) {
    case 'bars':
      return barChart(panel, kit);
    case 'diverging':
      return divergingChart(panel, kit);
    case 'line':
      return lineChart(panel, kit);
    case 'dots':
      return dotsChart(panel, kit);
    case 'units':
      return undefined;
  }
}
