/** What an author's module defines: a chart by its columns and build function, or a map by its data and layers. */

import type {
  AreaLook,
  DistanceLook,
  LineLook,
  LonLat,
  MapCrop,
  MapLayerBase,
  MapPanel,
  MapPart,
  MapProjection,
  NameLook,
  PointLook,
} from '../model/map.ts';
import type { ChartPanel } from '../model/panel.ts';
import type { Column, ColumnValue } from '../source/columns.ts';

/** The columns of a CSV by header. */
export type Columns = Record<string, Column<unknown>>;

/** One validated row: the value of each column under its header. */
type Row<C extends Columns> = { [K in keyof C]: ColumnValue<C[K]> };

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

/** Which features of the data: every property named must have one of the values. Each value must occur. */
export type MapWhere = {
  [property: string]: string | number | boolean | readonly (string | number | boolean)[] | undefined;
};

interface DataLayer extends MapLayerBase {
  /** Name of a data file, and after a point the object in it where there are several: `base.borders`. */
  from: string;
  where?: MapWhere;
  /** Which features are written on the map, by their `name`: all of them, or those listed. */
  names?: boolean | readonly string[];
  /** What names are called on the map, by the `name` of the data: a column of translations. */
  called?: { readonly [name: string]: string };
  /** The property that holds the words for the map; `name` if not said. */
  nameFrom?: string;
  /** Values by the features' property `join`: a choropleth, or symbols whose area is the value. */
  values?: { readonly [key: string]: number | null };
  /** The property that the keys of `values` are matched with. */
  join?: string;
}

/** A layer as a module states it: data by name. Layers are drawn in their order, the first at the bottom. */
export type MapLayerDraft =
  | (DataLayer & { draw: 'areas'; look: AreaLook; classes?: readonly number[] })
  | (DataLayer & { draw: 'lines'; look: LineLook })
  | (DataLayer & {
      draw: 'points';
      look: PointLook;
      /** Leaves out what lies outside the frame; else such a place is a fault. */
      crop?: boolean;
    })
  | (MapLayerBase & {
      draw: 'points';
      look: PointLook;
      /** Places of the module's own, or rows of its CSV. */
      points: readonly { name: string; at: LonLat; value?: number | null }[];
      names?: boolean | readonly string[];
    })
  | (MapLayerBase & {
      draw: 'distance';
      /** `figure` sets the label's first line as a large number. */
      look?: DistanceLook;
      /** A place of a layer of points. */
      start: { layer: string; name: string };
      /** A layer of lines: the distance goes to its nearest point. */
      to: string;
      /** The label; `{km}` becomes the distance. */
      text: string;
      /** Kilometres are rounded to a multiple of this; 1 if not said. */
      roundTo?: number;
    })
  | (MapLayerBase & { draw: 'names'; look: NameLook; names: readonly { text: string; at: LonLat; cites?: string[] }[] })
  | (SchematicBase & {
      draw: 'movements';
      /** When, in words. */
      date: string;
      ways: readonly { through: readonly LonLat[]; text?: string }[];
    })
  | (SchematicBase & {
      draw: 'rings';
      /** `text` stands beside the ring, its first line bold; `word` within it. */
      rings: readonly { at: LonLat; text?: string; word?: string; found?: boolean; cites?: string[] }[];
    })
  | (MapLayerBase & {
      draw: 'callouts';
      /** The first line of `text` is bold; `to` is where it should stand. */
      callouts: readonly { at: LonLat; to?: LonLat; text: string; found?: boolean; cites?: string[] }[];
    });

interface SchematicBase extends MapLayerBase {
  /** Words on the map that say that it is schematic, `false` where another text of the map does; the language's own if missing. */
  schematic?: string | false;
}

/** One of several maps in one figure. */
interface MapPartDraft extends Omit<MapPart, 'layers'> {
  /** Over the layers that all of them have. */
  layers: readonly MapLayerDraft[];
}

/** What a map module builds. */
export interface MapDraft
  extends Omit<MapPanel, 'id' | 'projection' | 'layers' | 'frames' | 'narrow' | 'steps' | 'options'> {
  projection?: MapProjection;
  layers: readonly MapLayerDraft[];
  /** Several maps side by side: the same frame and layers, each with a head and layers of its own. */
  frames?: readonly MapPartDraft[];
  /** What a narrow column shows instead of the whole: one crop, or several with a locator over them. */
  narrow?: readonly MapCrop[];
}

/** The default export of a map module. */
export interface MapDefinition {
  readonly data: { readonly [name: string]: string };
  readonly columns?: Columns;
  build(input: { rows: readonly Readonly<Record<string, unknown>>[] }): MapDraft;
}

/**
 * Says what a map is made of.
 * @param definition `data`: GeoJSON or TopoJSON files by a name of your choice, their paths relative to the module;
 *   `columns`: the columns of the CSV beside the module, if the map has one (points, or values to join);
 *   `build`: a pure function of the validated rows
 */
export function defineMap<const C extends Columns = Record<never, never>>(definition: {
  data: { readonly [name: string]: string };
  columns?: C;
  build(input: { rows: readonly Row<C>[] }): MapDraft;
}): MapDefinition {
  return {
    data: definition.data,
    columns: definition.columns,
    // read-rows.ts makes each row from these very columns, which the compiler cannot follow through the loader.
    build: ({ rows }) => definition.build({ rows: rows as readonly Row<C>[] }),
  };
}
