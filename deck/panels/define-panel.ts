import type { ChartPanel } from '../model/panel.ts';
import type { Column, ColumnValue } from '../source/columns.ts';

/** The columns of a CSV by header. */
export type Columns = Record<string, Column<unknown>>;

/** One validated row: the value of each column under its header. */
export type Row<C extends Columns> = { [K in keyof C]: ColumnValue<C[K]> };

/** What a chart module builds: a panel without its id, which is the module's file name. */
export type PanelDraft = ChartPanel extends infer P ? (P extends ChartPanel ? Omit<P, 'id'> : never) : never;

/** The default export of a chart module. */
export interface PanelDefinition {
  readonly columns: Columns;
  /** Pure: validated rows in, panel out. */
  build(rows: readonly Readonly<Record<string, unknown>>[]): PanelDraft;
}

/**
 * Says what a chart is made of: the columns of the CSV beside the module, and how its rows become a panel.
 * @param definition `columns`: one cell type a header, all headers and no others are expected in the CSV;
 *   `build`: a pure function of the validated rows, in file order
 */
export function definePanel<const C extends Columns>(definition: {
  columns: C;
  build(rows: readonly Row<C>[]): PanelDraft;
}): PanelDefinition {
  // read-rows.ts makes each row from these very columns, which the compiler cannot follow through the loader.
  return { columns: definition.columns, build: (rows) => definition.build(rows as readonly Row<C>[]) };
}
