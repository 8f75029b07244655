import type { Category } from '../../model/panel.ts';
import { drawLines, drawText, type Kit, type Scene } from './scene.ts';
import { balance, type Face, firstFit, lineHeight, widest, wrap } from './text.ts';

/** Categories as rows: their labels at the far left, and where each row's middle is. */
export interface Rows {
  /** Where the drawing begins, right of the labels. */
  left: number;
  labels: RowLabel[];
  headings: { text: string; y: number }[];
  /** Middle of each row. */
  middles: number[];
  /** Distance from row to row. */
  pitch: number;
  /** Lower end of the last row. */
  bottom: number;
  /** Whether even the tightest labels had room. */
  fits: boolean;
  /** Size of the labels' letters. */
  letters: number;
}

interface RowLabel {
  lines: readonly string[];
  details: readonly string[];
  face: Face;
  detailFace: Face;
  height: number;
}

/** What a kind of panel asks of its rows, in pixels. */
interface RowNeeds {
  /** Labels may be so many times as wide as they ordinarily are. */
  wider?: number;
  /** Kept free over all rows. */
  head?: number;
  /** Kept free under all rows. */
  foot: number;
  /** Kept free in each row under its label and its drawing, whichever reaches lower. */
  under?: number;
  /** Least height of a row's own drawing, the part under its bar included. */
  least: number;
  /** Rows are never farther apart. */
  most: number;
  /** Height of a row's own drawing above and below its middle, for a given distance of rows. */
  reach(pitch: number): { above: number; below: number };
}

/** Label sizes to try in turn: the roomy first, the tight ones for low or narrow drawings. */
const ATTEMPTS = [
  { label: 22, detail: 18, share: 0.34, lines: 2 },
  { label: 20, detail: 18, share: 0.36, lines: 2 },
  { label: 20, detail: 16, share: 0.4, lines: 2 },
  { label: 18, detail: 16, share: 0.42, lines: 2 },
  { label: 18, detail: 16, share: 0.46, lines: 3 },
  { label: 18, detail: 16, share: 0.5, lines: 1 },
  { label: 16, detail: 14, share: 0.5, lines: 1 },
  { label: 14, detail: 13, share: 0.5, lines: 1 },
] as const;

interface Attempt {
  label: number;
  detail: number;
  share: number;
  lines: number;
}

/** Drawings as wide as a slide's column have room beside; only narrower ones break their labels into three lines. */
const NARROW = 480;

const HEADING = 32;
const GROUP_GAP = 16;
const GAP = 24;

/** Finds the roomiest labels that fit and places the rows from the top; what is left over stays empty below. */
export function layRows(categories: readonly Category[], kit: Kit, needs: RowNeeds): Rows {
  const starts = categories.map(({ group }, i) => group !== undefined && group !== categories[i - 1]?.group);
  const breaks = categories.filter(({ group }, i) => i > 0 && group !== categories[i - 1]?.group).length;
  const { head = 0, under = 0 } = needs;
  const fixed = head + needs.foot + starts.filter(Boolean).length * HEADING + breaks * GROUP_GAP;
  const pitch = Math.min(needs.most, (kit.size.height - fixed) / categories.length);
  const reach = needs.reach(pitch);
  const fits = ({ labels, tall }: ReturnType<typeof labelRows>) => {
    const half = Math.max(...labels.map(({ height }) => height / 2));
    const used = Math.max(reach.above, half) + Math.max(reach.below, half) + under;
    return !tall && Math.max(used, needs.least) + 4 <= pitch;
  };
  const attempts = ATTEMPTS.filter(({ lines }) => lines < 3 || kit.size.width < NARROW);
  const chosen = firstFit(
    attempts,
    (attempt) => labelRows(categories, kit, { ...attempt, share: attempt.share * (needs.wider ?? 1) }),
    fits,
  );
  const { labels, left } = chosen;
  const above = Math.max(reach.above, ...labels.map(({ height }) => height / 2));
  const headings: Rows['headings'] = [];
  let top = head;
  const middles = categories.map((category, i) => {
    if (i > 0 && category.group !== categories[i - 1]?.group) top += GROUP_GAP;
    if (starts[i]) {
      headings.push({ text: category.group ?? '', y: top + 11 });
      top += HEADING;
    }
    const middle = top + above;
    top += pitch;
    return middle;
  });
  const letters = labels[0]?.face.size ?? ATTEMPTS[0].label;
  return { left, labels, headings, middles, pitch, bottom: top, fits: fits(chosen), letters };
}

function labelRows(categories: readonly Category[], { size, measure }: Kit, attempt: Attempt) {
  const face: Face = { size: attempt.label, weight: 600, measure };
  const detailFace: Face = { size: attempt.detail, weight: 400, measure };
  const max = size.width * attempt.share - GAP;
  let tall = false;
  const labels = categories.map(({ label, detail }): RowLabel => {
    const lines = balance(label, max, face);
    const details = detail === undefined ? [] : wrap(detail, max, detailFace);
    tall ||= lines.length > attempt.lines || details.length > attempt.lines;
    const height = lines.length * lineHeight(face.size) + details.length * lineHeight(detailFace.size);
    return { lines, details, face, detailFace, height };
  });
  const width = Math.max(
    ...labels.map((label) => Math.max(widest(label.lines, face), widest(label.details, detailFace))),
  );
  return { labels, tall, left: Math.ceil(width) + GAP };
}

/** Sets the labels of all rows, each around its row's middle, and the headings of groups. */
export function drawRowLabels(scene: Scene, { labels, middles, headings }: Rows): void {
  for (const { text, y } of headings) {
    drawText(scene, { text, x: 0, y, size: scene.tokens.sizes.detail, weight: 600, colour: 'soft' });
  }
  labels.forEach(({ lines, details, face, detailFace, height }, i) => {
    const top = (middles[i] ?? 0) - height / 2;
    const y = drawLines(scene, lines, { x: 0, y: top, size: face.size, weight: 600, colour: 'ink' });
    drawLines(scene, details, { x: 0, y, size: detailFace.size, weight: 400, colour: 'soft' });
  });
}
