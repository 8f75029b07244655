import { measureText, registerFamily } from '../../deck/fonts/canvas.ts';
import { SANS as FAMILY, SERIF } from '../../deck/fonts/families.ts';
import type { ChartPanel } from '../../deck/model/panel.ts';
import { COLOURS_AS_PROPERTIES, type DrawnPanel, drawSvg } from '../../deck/panels/draw/svg.ts';
import type { PanelSize, PanelTokens } from '../../deck/panels/index.ts';
import { fitPanel } from '../../deck/panels/kinds/plan-panel.ts';

/** The deck's family, registered once for a test file. */
export async function prepareFonts(): Promise<void> {
  await registerFamily('');
  await registerFamily('', SERIF);
}

/** A panel as a slide has it in a box, and how many times larger than that it was laid out. */
export function drawPanel(
  panel: ChartPanel,
  { family, sizes }: PanelTokens,
  size: PanelSize,
  lang: string,
  idPrefix: string,
): DrawnPanel & { factor: number } {
  const kit = {
    tokens: { family, sizes, colours: COLOURS_AS_PROPERTIES },
    size,
    lang,
    measure: measureText(family),
    serif: { family: SERIF, measure: measureText(SERIF) },
  };
  const fitted = fitPanel(panel, kit);
  return { ...drawSvg(panel, fitted, idPrefix), factor: fitted.factor };
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
    accent: '#0072b2',
    alert: '#d55e00',
    ground: '#009e73',
    mark: '#7f8995',
  },
};

export const SIZES = [
  { width: 1120, height: 380 },
  { width: 740, height: 380 },
  { width: 540, height: 340 },
] as const;
