import type { BarsPanel } from '../../model/panel.ts';
import { drawInterval, type Spot } from '../layout/annotations.ts';
import { drawBandsUpright, drawMarkLabels, drawMarksUpright, uprightMarks } from '../layout/axis-marks.ts';
import { drawFlagNotes, layFlagNotes } from '../layout/flag-notes.ts';
import { formatValue } from '../layout/format.ts';
import { drawColumnLabels, layColumns } from '../layout/lay-columns.ts';
import { drawKey, layKey } from '../layout/marks.ts';
import { drawLine, type Kit } from '../layout/scene.ts';
import { inStep, valueKeys } from '../layout/steps.ts';
import { lineHeight, widest } from '../layout/text.ts';
import { drawEnd, drawParts, overhang, PART_GAP, topOf } from './bar-column-values.ts';
import { type BarsLayout, BETWEEN, barDomain, barMiddle, endValues, type Segment } from './bars-layout.ts';

/** Between the columns and the labels of reference lines. */
const MARK_GAP = 12;
/** Upright bars from the left: labels under the base line, values above; several series are named in a key line on top. */
export function layColumnBars(panel: BarsPanel, outer: Kit, segments: Segment[]): BarsLayout {
  const marks = uprightMarks(panel, outer);
  const right = marks.width > 0 ? marks.width + MARK_GAP : 0;
  const kit = { ...outer, size: { ...outer.size, width: outer.size.width - right } };
  const { tokens, size, lang, measure } = kit;
  const stacked = panel.arrangement === 'stacked';
  const several = panel.series.length > 1;
  const count = stacked ? 1 : panel.series.length;
  const columns = layColumns(panel.categories, kit, count === 1 ? 190 : 110 + count * 60);
  const key = layKey(several ? keyEntries(panel, segments) : [], kit);
  const parts = stacked && several ? panel.values.flat().map((value) => formatValue(value, panel, lang)) : [];
  const partFace = { size: tokens.sizes.detail, weight: 400, measure } as const;
  const partWidth = parts.length === 0 ? 0 : widest(parts, partFace) + PART_GAP;
  const room = columns.pitch - partWidth - 12;
  const thick = Math.max(6, Math.min(64, (room * (partWidth > 0 ? 1 : 0.72) - BETWEEN * (count - 1)) / count));
  const slot = count === 1 ? columns.pitch - 8 : thick + BETWEEN;
  const written = panel.categories.flatMap((_, index) => endValues(panel, index));
  const texts = written.map(({ value }) => formatValue(value, panel, lang));
  const sizes = [tokens.sizes.value, 24, 22, 20, 18, 16];
  const fitting = sizes.find((each) => widest(texts, { size: each, weight: 700, measure }) <= slot);
  const valueSize = fitting ?? 16;
  const below = barDomain(panel, segments).min < 0 ? lineHeight(valueSize) : 0;
  const bars = { panel, kit, segments, thick, valueSize, middles: columns.middles, shift: partWidth / 2 };
  const place = ({ series, index }: Spot) => barMiddle(bars, series, index);
  const flags = layFlagNotes(panel, kit, [place]);
  const clear = key.height + (flags?.height ?? 0) + lineHeight(valueSize);
  const above = clear + overhang(bars, kit, clear + 4, size.height - columns.height - below);
  return {
    ...bars,
    fits:
      columns.fits &&
      fitting !== undefined &&
      thick >= 10 &&
      size.height - above - columns.height >= (size.width < 480 ? 130 : 80),
    letters: columns.size,
    smallest: Math.min(columns.size, columns.detailSize),
    padding: { left: 0, right, top: above + 4, bottom: columns.height + below },
    bands: (scene) => drawBandsUpright(scene, panel),
    ground(scene) {
      const end = (columns.middles.at(-1) ?? 0) + columns.pitch / 2;
      drawLine(scene, [0, scene.at('y', 0)], [end, scene.at('y', 0)], 'rule');
    },
    names(scene) {
      drawKey(scene, key);
      drawColumnLabels(scene, columns, scene.area.bottom + below);
    },
    marks(scene) {
      drawMarksUpright(scene, panel, scene.area.right + MARK_GAP / 2);
      drawMarkLabels(scene, marks.labels, scene.area.right + MARK_GAP);
    },
    values(scene, index) {
      for (const { series, value } of endValues(panel, index)) {
        drawInterval(scene, panel, { series, index }, 'y', barMiddle(bars, series, index));
        inStep(scene, valueKeys(panel, series, index), () => drawEnd(scene, bars, series, index, value));
      }
      if (stacked && several) drawParts(scene, bars, index);
    },
    notes(scene) {
      if (flags) drawFlagNotes(scene, flags, key.height, place, (spot) => topOf(scene, bars, spot));
    },
  };
}

function keyEntries({ series }: BarsPanel, segments: readonly Segment[]) {
  return series.map(({ label, emphasis, pattern }, s) => ({
    name: label,
    colour: emphasis ? ('accent' as const) : ('mark' as const),
    pattern: pattern ?? segments.find((segment) => segment.series === s)?.pattern ?? ('solid' as const),
  }));
}
