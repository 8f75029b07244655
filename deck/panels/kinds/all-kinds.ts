import { barsPlan } from './bars.ts';
import { divergingPlan } from './diverging.ts';
import { dotsPlan } from './dots.ts';
import { linePlan } from './line.ts';
import { addPlanners } from './plan-panel.ts';
import { timelinePlan } from './timeline/timeline.ts';
import { unitsPlan } from './units/units.ts';

// Every kind at once: for the build, which draws whatever a deck has.
addPlanners({
  bars: barsPlan,
  diverging: divergingPlan,
  dots: dotsPlan,
  line: linePlan,
  timeline: timelinePlan,
  units: unitsPlan,
});
