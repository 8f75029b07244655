import type { Category } from '../../model/panel.ts';
import { drawLines, drawText, type Kit, type Scene } from './scene.ts';
import { balance, type Face, firstFit, lineHeight, longestWord, widest, wrap } from './text.ts';

/** Categories as rows: their labels at the far left or over their drawing, and where each row's middle is. */
export interface Rows {
  /** Where the drawing begins, right of the labels. */
  left: number;
  labels: RowLabel[];
  headings: { text: string; y: number }[];
  /** Middle of each row's drawing. */
  middles: number[];
  /** Distance from row to row, without labels that stand over them. */
  pitch: number;
  /** Lower end of the last row. */
  bottom: number;
  /** Whether even the tightest labels had room. */
  fits: boolean;
  /** Size of the labels' letters, and of the smallest that are drawn. */
  letters: number;
  smallest: number;
}

interface RowLabel {
  lines: readonly string[];
  details: readonly string[];
  face: Face;
  detailFace: Face;
  height: number;
  /** From the row's middle up to the label's upper end. */
  rise: number;
}

/** What a kind of panel asks of its rows, in pixels. */
interface RowNeeds {
  /** Labels stand over their drawing, whatever their length: it needs all the width. */
  over?: boolean;
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

interface Attempt {
  label: number;
  detail: number;
  /** Part of the width that labels beside the drawing take at most; over it they have it all. */
  share: number;
  lines: number;
}

/** Label sizes to try in turn: the roomy first, the tight ones for low or narrow drawings. */
const ATTEMPTS: readonly Attempt[] = [
  { label: 22, detail: 18, share: 0.34, lines: 2 },
  { label: 20, detail: 18, share: 0.36, lines: 2 },
  { label: 20, detail: 16, share: 0.4, lines: 2 },
  { label: 18, detail: 16, share: 0.42, lines: 2 },
  { label: 18, detail: 16, share: 0.5, lines: 1 },
  { label: 16, detail: 16, share: 0.5, lines: 1 },
  { label: 16, detail: 16, share: 0.42, lines: 3 },
];

/** Labels over their drawing: for those that are too long to stand beside it. */
const OVER: readonly Attempt[] = [
  { label: 20, detail: 18, share: 1, lines: 2 },
  { label: 18, detail: 16, share: 1, lines: 2 },
  { label: 18, detail: 16, share: 1, lines: 4 },
  { label: 16, detail: 16, share: 1, lines: 4 },
];

/** Narrower drawings set labels that are not short over their drawing: beside it both would be cramped. */
const NARROW = 480;

const HEADING = 32;
const GROUP_GAP = 16;
const GAP = 24;
/** Between a label and the drawing under it, and between that and the next label. */
const LABEL_GAP = 4;
const NEXT = 10;
/** Between a label with a detail under it and the next, at least. */
const DETAILED = 9;

type Labelled = ReturnType<typeof labelRows>;

/** Finds the roomiest labels that fit and places the rows from the top; what is left over stays empty below. */
export function layRows(categories: readonly Category[], kit: Kit, needs: RowNeeds): Rows {
  const breaks = categories.filter(({ group }, i) => i > 0 && group !== categories[i - 1]?.group).length;
  const headed = categories.filter((_, i) => startsGroup(categories, i)).length;
  const fixed = (needs.head ?? 0) + needs.foot + headed * HEADING + breaks * GROUP_GAP;
  const pitchOf = ({ over, labels }: Labelled) => {
    const above = over ? labels.reduce((sum, { height }) => sum + height + LABEL_GAP + NEXT, -NEXT) : 0;
    return Math.min(needs.most, kit.alike?.pitch ?? needs.most, (kit.size.height - fixed - above) / categories.length);
  };
  const fits = (made: Labelled) => {
    const pitch = pitchOf(made);
    const reach = needs.reach(pitch);
    const half = made.over ? 0 : Math.max(...made.labels.map(({ height }) => height / 2));
    const used = Math.max(reach.above, half) + Math.max(reach.below, half) + (needs.under ?? 0);
    // Labels of two voices need more between them than lines of one.
    const apart = made.labels.some(({ details }) => details.length > 0) && !made.over ? DETAILED : 4;
    return !made.tall && Math.max(used + apart, needs.least + 4) <= pitch;
  };
  const beside = kit.size.width < NARROW ? ATTEMPTS.filter(({ lines, share }) => lines < 3 && share < 0.43) : ATTEMPTS;
  const all = needs.over ? OVER : [...beside, ...OVER];
  const attempts = all.filter(({ label }) => label <= (kit.alike?.letters ?? label));
  const chosen = firstFit(attempts, (attempt) => labelRows(categories, kit, attempt, needs.wider ?? 1), fits);
  const pitch = pitchOf(chosen);
  const placed = placeRows(categories, chosen, pitch, needs);
  const { label, detail } = chosen.sizes;
  const hasDetails = chosen.labels.some(({ details }) => details.length > 0);
  const smallest = hasDetails ? Math.min(label, detail) : label;
  return { ...placed, left: chosen.left, pitch, fits: fits(chosen), letters: label, smallest };
}

function startsGroup(categories: readonly Category[], i: number): boolean {
  const group = categories[i]?.group;
  return group !== undefined && group !== categories[i - 1]?.group;
}

/** Rows from the top, each under the heading of its group. */
function placeRows(categories: readonly Category[], { labels, over }: Labelled, pitch: number, needs: RowNeeds) {
  const reach = needs.reach(pitch);
  const above = over ? reach.above : Math.max(reach.above, ...labels.map(({ height }) => height / 2));
  const headings: Rows['headings'] = [];
  let top = needs.head ?? 0;
  const middles = categories.map((category, i) => {
    if (i > 0 && category.group !== categories[i - 1]?.group) top += GROUP_GAP;
    if (startsGroup(categories, i)) {
      headings.push({ text: category.group ?? '', y: top + 11 });
      top += HEADING;
    }
    if (over) top += (labels[i]?.height ?? 0) + LABEL_GAP + (i > 0 ? NEXT : 0);
    const middle = top + above;
    top += pitch;
    return middle;
  });
  const risen = labels.map((label) => ({
    ...label,
    rise: over ? above + LABEL_GAP + label.height : label.height / 2,
  }));
  return { headings, middles, labels: risen, bottom: top };
}

function labelRows(categories: readonly Category[], { size, measure }: Kit, sizes: Attempt, wider: number) {
  const detailFace: Face = { size: sizes.detail, weight: 400, measure };
  const over = sizes.share === 1;
  const max = over ? size.width : size.width * Math.min(0.6, sizes.share * wider) - GAP;
  let tall = false;
  const labels = categories.map(({ label, detail, answer }): RowLabel => {
    // A question is quieter than its answer.
    const face: Face = { size: sizes.label, weight: answer === undefined ? 600 : 400, measure };
    const lines = balance(label, max, face);
    const details = detail === undefined ? [] : wrap(detail, max, detailFace);
    // Beside its drawing no word is broken: over it there is more room.
    const broken = !over && Math.max(longestWord(label, face), longestWord(detail ?? '', detailFace)) > max;
    tall ||= broken || lines.length > sizes.lines || details.length > sizes.lines;
    const height = lines.length * lineHeight(face.size) + details.length * lineHeight(detailFace.size);
    return { lines, details, face, detailFace, height, rise: 0 };
  });
  const width = Math.max(
    ...labels.map(({ lines, face, details }) => Math.max(widest(lines, face), widest(details, detailFace))),
  );
  return { labels, tall, over, sizes, left: over ? 0 : Math.ceil(width) + GAP };
}

/** Sets the labels of all rows, each around its row's middle or over its drawing, and the headings of groups. */
export function drawRowLabels(scene: Scene, { labels, middles, headings }: Rows): void {
  for (const { text, y } of headings) {
    drawText(scene, { text, x: 0, y, size: scene.tokens.sizes.detail, weight: 600, colour: 'soft' });
  }
  labels.forEach(({ lines, details, face, detailFace, rise }, i) => {
    const top = (middles[i] ?? 0) - rise;
    const y = drawLines(scene, lines, { x: 0, y: top, size: face.size, weight: face.weight, colour: 'ink' });
    drawLines(scene, details, { x: 0, y, size: detailFace.size, weight: 400, colour: 'soft' });
  });
}
