/**
 * The authors' face: a chart module imports all it needs from `#deck/panels`, and this is what the room gives to those who build.
 *
 * A module's way: load-panel.ts reads its rows (read-rows.ts), runs it and checks what it built (check/). For a
 * chart, kinds/ lays it out with what kinds share (layout/), and draw/ makes of the layout a Chart.js configuration, an SVG or a
 * table; what a page in a browser needs of that is draw/live.ts. A map is laid out in map/ and never reaches Chart.js.
 */
export { date, integer, number, oneOf, optionalText, percentage, text } from '../source/columns.ts';
export {
  defineMap,
  definePanel,
  type MapDefinition,
  type MapDraft,
  type MapLayerDraft,
  type PanelDefinition,
  type PanelDraft,
} from './define-panel.ts';
export { captionWords, panelTable, saidWords } from './draw/table.ts';
export { panelData, panelDatum } from './layout/datum.ts';
export { PANEL_SIZES, type PanelSize, type PanelTokens } from './layout/panel-tokens.ts';
export { isMap, loadMap, loadPanel, type MapSource, type PanelSource } from './load-panel.ts';
