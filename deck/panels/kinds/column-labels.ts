/** The names of upright bars: where columns stand, and their labels and headings under the base line. */

import type { Category } from '../../model/panel.ts';
import { drawLines, type Kit, type Scene } from '../layout/scene.ts';
import { balance, firstFit, lineHeight, longestWord, wrap } from '../layout/text.ts';

/** Categories side by side: where each column's middle is, and its label under it. */
export interface ColumnsLayout {
  middles: number[];
  /** Distance from column to column. */
  pitch: number;
  labels: { lines: readonly string[]; details: readonly string[] }[];
  headings: { lines: readonly string[]; x: number }[];
  size: number;
  detailSize: number;
  /** Height of all that stands under the base line. */
  height: number;
  headingTop: number;
  /** Whether even the tightest labels had room. */
  fits: boolean;
}

const ATTEMPTS = [
  { size: 22, detailSize: 18 },
  { size: 20, detailSize: 18 },
  { size: 18, detailSize: 16 },
  { size: 16, detailSize: 16 },
] as const;

const GROUP_GAP = 32;

/** Places columns from the left, no farther apart than `most`, and wraps labels to their width. */
export function layColumns(categories: readonly Category[], kit: Kit, most: number): ColumnsLayout {
  const breaks = categories.map(({ group }, i) => i > 0 && group !== categories[i - 1]?.group);
  const pitch = Math.min(most, (kit.size.width - GROUP_GAP * breaks.filter(Boolean).length) / categories.length);
  let x = 0;
  const middles = categories.map((_, i) => {
    if (breaks[i]) x += GROUP_GAP;
    x += pitch;
    return x - pitch / 2;
  });
  const chosen = firstFit(
    ATTEMPTS,
    (attempt) => labelColumns(categories, kit, pitch - 14, attempt),
    ({ fits }) => fits,
  );
  const headingTop = 10 + Math.max(...chosen.heights);
  const headings = layHeadings(categories, middles, pitch, kit);
  const headingLines = Math.max(0, ...headings.map(({ lines }) => lines.length));
  const { labels, size, detailSize } = chosen;
  const height = headingTop + headingLines * lineHeight(kit.tokens.sizes.detail) + (headingLines > 0 ? 4 : 0);
  return { middles, pitch, labels, headings, size, detailSize, height, headingTop, fits: chosen.fits };
}

function labelColumns(
  categories: readonly Category[],
  { measure, size: box }: Kit,
  max: number,
  sizes: (typeof ATTEMPTS)[number],
) {
  const face = { size: sizes.size, weight: 600, measure } as const;
  const detailFace = { size: sizes.detailSize, weight: 400, measure } as const;
  const labels = categories.map(({ label, detail }) => ({
    lines: balance(label, max, face),
    details: detail === undefined ? [] : wrap(detail, max, detailFace),
  }));
  const whole = categories.every(
    ({ label, detail }) => longestWord(label, face) <= max && longestWord(detail ?? '', detailFace) <= max,
  );
  const heights = labels.map(
    ({ lines, details }) => lines.length * lineHeight(face.size) + details.length * lineHeight(detailFace.size),
  );
  const fits = whole && Math.max(...heights) <= box.height * 0.4 && labels.every(({ lines }) => lines.length <= 3);
  return { ...sizes, labels, heights, fits };
}

function layHeadings(
  categories: readonly Category[],
  middles: number[],
  pitch: number,
  { tokens, measure }: Kit,
): ColumnsLayout['headings'] {
  const face = { size: tokens.sizes.detail, weight: 600, measure } as const;
  return categories.flatMap(({ group }, i) => {
    if (group === undefined || group === categories[i - 1]?.group) return [];
    let last = i;
    while (categories[last + 1]?.group === group) last += 1;
    const from = (middles[i] ?? 0) - pitch / 2;
    const to = (middles[last] ?? 0) + pitch / 2;
    return [{ lines: balance(group, to - from - 8, face), x: (from + to) / 2 }];
  });
}

/** Sets the labels under the base line at `top`. */
export function drawColumnLabels(scene: Scene, layout: ColumnsLayout, top: number): void {
  layout.labels.forEach(({ lines, details }, i) => {
    const at = { x: layout.middles[i] ?? 0, align: 'center' } as const;
    const y = drawLines(scene, lines, { ...at, y: top + 10, size: layout.size, weight: 600, colour: 'ink' });
    drawLines(scene, details, { ...at, y, size: layout.detailSize, weight: 400, colour: 'soft' });
  });
  const heading = { size: scene.tokens.sizes.detail, weight: 600, colour: 'soft', align: 'center' } as const;
  for (const { lines, x } of layout.headings)
    drawLines(scene, lines, { ...heading, x, y: top + layout.headingTop + 4 });
}
