/** The colours of the theme that a panel may use, by the names of `theme/tokens.css`. */
export const COLOURS = [
  'paper',
  'ink',
  'soft',
  'rule',
  'tint',
  'track',
  'slate',
  'accent',
  'alert',
  'alert-ink',
  'ground',
  'mark',
] as const;
export type Colour = (typeof COLOURS)[number];

/** What a panel takes from the theme: any CSS colours, the name of one font family, sizes in slide pixels. */
export interface PanelTokens {
  colours: Record<Colour, string>;
  /** One family, unquoted: `Source Sans 3`. */
  family: string;
  /** The family of titles, for large amounts. */
  serif?: string;
  sizes: PanelSizes;
}

export interface PanelSizes {
  /** Values at their marks. */
  value: number;
  /** Category labels. */
  label: number;
  /** Second lines, names of parts, statuses. */
  detail: number;
}

/** Sizes that read from the back row of a 1280 × 720 slide. */
export const PANEL_SIZES: PanelSizes = { value: 28, label: 22, detail: 18 };

/** The size of a drawing in slide pixels. */
export interface PanelSize {
  width: number;
  height: number;
}
