import { measureText, registerFamily } from '../../deck/fonts/canvas.ts';
import { SANS as FAMILY, SERIF } from '../../deck/fonts/families.ts';
import type { ChartPanel } from '../../deck/model/panel.ts';
import { COLOURS_AS_PROPERTIES, type DrawnPanel, drawFigureSvg } from '../../deck/panels/draw/svg.ts';
import type { PanelSize, PanelTokens } from '../../deck/panels/index.ts';
import { layFigure, layNarrowFigure, type SmallFigure } from '../../deck/panels/kinds/small.ts';

/** The deck's family, registered once for a test file. */
export async function prepareFonts(): Promise<void> {
  // Cyrillic and Greek with it: what is not registered is measured in whatever the machine has.
  await registerFamily('ЖΩ');
  await registerFamily('ЖΩ', SERIF);
}

/** A panel as a slide has it in a box, and how many times larger than that it was laid out. */
export function drawPanel(
  panel: ChartPanel,
  theme: PanelTokens,
  size: PanelSize,
  lang: string,
  idPrefix: string,
): DrawnPanel & { factor: number } {
  const kit = { ...kitOf(theme, lang), size };
  const figure = layFigure(panel, kit);
  return {
    ...drawFigureSvg(panel, figure, kit, idPrefix),
    factor: Math.max(...figure.parts.map(({ factor }) => factor)),
  };
}

/** A panel laid out in such a box, undrawn. */
export function layPanel(panel: ChartPanel, theme: PanelTokens, size: PanelSize, lang: string): SmallFigure {
  return layFigure(panel, { ...kitOf(theme, lang), size });
}

/** The same as a phone has it. */
export function drawNarrowPanel(panel: ChartPanel, theme: PanelTokens, lang: string): DrawnPanel & { factor: number } {
  const kit = kitOf(theme, lang);
  const figure = layNarrowFigure(panel, kit);
  return { ...drawFigureSvg(panel, figure, kit, 'p'), factor: Math.max(...figure.parts.map(({ factor }) => factor)) };
}

function kitOf({ family, sizes }: PanelTokens, lang: string) {
  return {
    tokens: { family, sizes, colours: COLOURS_AS_PROPERTIES },
    lang,
    measure: measureText(family),
    serif: { family: SERIF, measure: measureText(SERIF) },
  };
}

/** Tokens of a theme; the build's drawings take no colour from them. */
export const tokens: PanelTokens = {
  family: FAMILY,
  sizes: { value: 28, label: 22, detail: 18 },
  colours: {
    paper: '#ffffff',
    ink: '#15191f',
    soft: '#56606c',
    rule: '#d9dee4',
    tint: '#f3f5f7',
    track: '#e4e9ee',
    slate: '#46515c',
    accent: '#0072b2',
    alert: '#d55e00',
    'alert-ink': '#ad4a00',
    ground: '#009e73',
    mark: '#7f8995',
  },
};

export const SIZES = [
  { width: 1120, height: 380 },
  { width: 740, height: 380 },
  { width: 540, height: 340 },
] as const;

/** Lines of a drawing that reach out of it, and pairs that lie over each other. */
export function misplaced({ svg, texts }: Pick<DrawnPanel, 'svg' | 'texts'>): string[] {
  const [width = 0, height = 0] = (/viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg) ?? []).slice(1).map(Number);
  const placed = texts.map(({ text, x, y, size, weight, anchor, family }) => {
    const wide = measureText(family)(text, size, weight);
    const left = x - { start: 0, middle: wide / 2, end: wide }[anchor];
    return { text, left, right: left + wide, top: y - 0.7 * size, bottom: y + 0.2 * size };
  });
  const out = placed.filter((one) => one.left < -1 || one.top < -1 || one.right > width + 1 || one.bottom > height + 1);
  const over = placed.flatMap((a, i) =>
    placed
      .slice(i + 1)
      .filter((b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1)
      .map((b) => `${a.text} / ${b.text}`),
  );
  return [...out.map(({ text }) => `outside: ${text}`), ...over];
}

/** The smallest letters of a drawing as its place shows them: the narrow one is 400 wide in a column of 350. */
export function leastLetters(
  { texts, factor }: Pick<DrawnPanel, 'texts'> & { factor: number },
  narrow = false,
): number {
  return Math.min(...texts.map(({ size }) => size)) * (narrow ? 350 / 400 : 1 / factor);
}

/** Words of a drawing that one of its thin upright leaders runs through. */
export function crossedWords({ svg, texts }: Pick<DrawnPanel, 'svg' | 'texts'>): string[] {
  const strokes = [...svg.matchAll(/stroke-width="1\.5"[^>]* d="M([\d.]+),([\d.]+)L\1,([\d.]+)"/g)].map((match) => {
    const [x = 0, from = 0, to = 0] = match.slice(1).map(Number);
    return { x, top: Math.min(from, to), bottom: Math.max(from, to) };
  });
  return texts
    .filter(({ text, x, y, size, weight, anchor, family }) => {
      const wide = measureText(family)(text, size, weight);
      const left = x - { start: 0, middle: wide / 2, end: wide }[anchor];
      return strokes.some(
        (each) => each.x > left && each.x < left + wide && each.top < y && each.bottom > y - size * 0.6,
      );
    })
    .map(({ text }) => text);
}
