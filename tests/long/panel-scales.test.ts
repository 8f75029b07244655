import { panelsAtScales } from '../browser/panel-scales.ts';

panelsAtScales([0.5, 1.7]);
