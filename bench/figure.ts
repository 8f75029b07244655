/** One measured figure: a row of the table at one size of deck. */
export interface Figure {
  /** Name of its row, see rows.ts. */
  row: string;
  /** Size of the deck in slides; undefined for a figure that several sizes give together. */
  slides?: number;
  /** What was measured, run by run, in the row's unit. */
  runs: readonly number[];
  /** The same of the limit page, measured by turns with the deck. */
  limitPage?: readonly number[];
  /** What else the reader must know, in a few words. */
  note?: string;
}
