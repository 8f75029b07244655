export type { Measure } from '../model/measure.ts';
export { date, integer, number, oneOf, optionalText, percentage, text } from '../source/columns.ts';
export { defineMap, type MapDefinition, type MapDraft } from './define-map.ts';
export { definePanel, type PanelDefinition, type PanelDraft } from './define-panel.ts';
export { panelTable } from './draw/table.ts';
export { type Datum, panelData, panelDatum } from './layout/datum.ts';
export {
  COLOURS,
  type Colour,
  PANEL_SIZES,
  type PanelSize,
  type PanelSizes,
  type PanelTokens,
} from './layout/panel-tokens.ts';
export { isMap, loadMap, type MapSource } from './load-map.ts';
export { loadPanel, type PanelSource } from './load-panel.ts';
