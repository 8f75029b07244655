export { date, integer, number, oneOf, optionalText, percentage, text } from './columns.ts';
export { type Datum, panelData, panelDatum } from './datum.ts';
export { defineMap, type MapDefinition, type MapDraft } from './define-map.ts';
export { definePanel, type PanelDefinition, type PanelDraft } from './define-panel.ts';
export { isMap, loadMap, type MapSource } from './load-map.ts';
export { loadPanel, type PanelSource } from './load-panel.ts';
export { panelTable } from './table.ts';
export {
  COLOURS,
  type Colour,
  type Measure,
  PANEL_SIZES,
  type PanelSize,
  type PanelSizes,
  type PanelTokens,
} from './tokens.ts';
