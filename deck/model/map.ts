import type { SourceRef } from './deck.ts';
import type { PanelBase } from './panel-base.ts';

/** Longitude and latitude in degrees, WGS 84: the order of GeoJSON (RFC 7946). */
export type LonLat = [number, number];

/** A geometry of GeoJSON (RFC 7946, section 3.1). Rings are wound as a sphere needs it: what they enclose lies on their right. */
export type MapGeometry =
  | { type: 'Point'; coordinates: LonLat }
  | { type: 'MultiPoint'; coordinates: LonLat[] }
  | { type: 'LineString'; coordinates: LonLat[] }
  | { type: 'MultiLineString'; coordinates: LonLat[][] }
  | { type: 'Polygon'; coordinates: LonLat[][] }
  | { type: 'MultiPolygon'; coordinates: LonLat[][][] };

/** What the map must show, in degrees. A frame across the antimeridian has a west that is greater than its east. */
export interface MapFrame {
  west: number;
  south: number;
  east: number;
  north: number;
}

/** `conformal` keeps shapes, for places and ways; `equal-area` keeps areas, for values by area; `world` is for more than half the globe. */
export const MAP_PROJECTIONS = ['conformal', 'equal-area', 'world'] as const;
export type MapProjection = (typeof MAP_PROJECTIONS)[number];

/** How a layer looks; what each means in colour, weight and dash stands in deck/panels/map/map-looks.ts. */
export const AREA_LOOKS = ['land', 'neighbour', 'strong', 'water', 'indicative', 'values'] as const;
export const LINE_LOOKS = ['coast', 'boundary', 'border', 'river', 'stream', 'dashed'] as const;
export const POINT_LOOKS = ['capital', 'city', 'place', 'symbol'] as const;
export const NAME_LOOKS = ['country', 'area', 'note', 'figure'] as const;
export const DISTANCE_LOOKS = ['plain', 'figure'] as const;
export type AreaLook = (typeof AREA_LOOKS)[number];
export type LineLook = (typeof LINE_LOOKS)[number];
export type PointLook = (typeof POINT_LOOKS)[number];
export type NameLook = (typeof NAME_LOOKS)[number];
export type DistanceLook = (typeof DISTANCE_LOOKS)[number];

/** Words that must find room on the map, and where they stand in the source. */
export interface MapLabel {
  text: string;
  source: SourceRef;
}

export interface MapFeature {
  geometry: MapGeometry;
  /** For the table. */
  name?: string;
  label?: MapLabel;
  /** What its value was joined by: prose refers to it. */
  key?: string;
  /** A joined value; null is "not available", never zero. */
  value?: number | null;
}

export interface MapLayerBase {
  key: string;
  /** What the layer shows: a head of the table. */
  label: string;
  /** Appears with this step, from 1; all steps are on paper. */
  step?: number;
  /** Where it stands in the module. */
  source?: SourceRef;
}

export interface MapAreas extends MapLayerBase {
  draw: 'areas';
  look: AreaLook;
  features: MapFeature[];
  /** Look `values`: the upper bounds of all classes but the last, ascending; a bound belongs to the class above it. */
  classes?: number[];
}

export interface MapLines extends MapLayerBase {
  draw: 'lines';
  look: LineLook;
  features: MapFeature[];
}

export interface MapPoints extends MapLayerBase {
  draw: 'points';
  look: PointLook;
  features: MapFeature[];
}

/** A straight line on the globe, measured. */
export interface MapDistance extends MapLayerBase {
  draw: 'distance';
  /** Plain if not said. */
  look?: DistanceLook;
  from: LonLat;
  to: LonLat;
  /** Length of the great circle in kilometres. */
  km: number;
  /** What `{km}` in the label is rounded to a multiple of. */
  roundTo: number;
  text: MapLabel;
}

/** Words at places, without marks. */
interface MapNames extends MapLayerBase {
  draw: 'names';
  look: NameLook;
  names: { label: MapLabel; at: LonLat; cites?: string[] }[];
}

interface SchematicBase extends MapLayerBase {
  /** Words on the map that say that it is schematic; false where another text of the map says so; the language's own if missing. */
  schematic?: string | false;
}

/** Ways of people and things, never a surveyed route: thin broken lines with an open head. */
export interface MapMovements extends SchematicBase {
  draw: 'movements';
  /** When, in words; stands on the map where no way has words of its own and no head says it. */
  date: MapLabel;
  ways: { through: LonLat[]; label?: MapLabel }[];
}

/** Open circles round a place of no exact extent. */
export interface MapRings extends SchematicBase {
  draw: 'rings';
  rings: {
    at: LonLat;
    /** Words beside the ring; the first line is set bold. */
    label?: MapLabel;
    /** A word within it: the ring becomes as large as the word asks. */
    word?: MapLabel;
    found?: boolean;
    cites?: string[];
  }[];
}

/** Words led to a place by a line. The first line is set bold. */
export interface MapCallouts extends MapLayerBase {
  draw: 'callouts';
  callouts: { at: LonLat; to?: LonLat; label: MapLabel; found?: boolean; cites?: string[] }[];
}

export type MapLayer = MapAreas | MapLines | MapPoints | MapDistance | MapNames | MapMovements | MapRings | MapCallouts;

/** One of several maps in one figure: all have the panel's frame, projection and layers, and each its own layers over them. */
export interface MapPart {
  key: string;
  head: string;
  /** At the other end of the head. */
  date?: string;
  /** The date is the deck's own finding: it takes the small sign. */
  found?: boolean;
  /** Under the map. */
  sentences?: { text: string; cites?: string[] }[];
  step?: number;
  layers: MapLayer[];
}

/** A part of a map for a narrow column. */
export interface MapCrop {
  /** One letter or two: the sign of its frame in the locator. */
  key: string;
  frame: MapFrame;
  /** A sentence over it. */
  caption?: string;
}

/** A map: layers from the ground up. Drawn at build time only; its geometry never reaches the page. */
export interface MapPanel extends PanelBase {
  kind: 'map';
  frame: MapFrame;
  projection: MapProjection;
  /** Fills the frame with water before any layer. */
  sea?: boolean;
  /** Shows no more than the frame: the drawing may stay narrower or lower than its room. */
  tight?: boolean;
  /** Stands behind a slide's words: no caption, no table, nothing for a screen reader. */
  decorative?: boolean;
  /** A bar that says how long a distance is; drawn unless this is false. */
  scaleBar?: boolean;
  layers: MapLayer[];
  /** Several maps side by side. */
  frames?: MapPart[];
  /** How many of them stand side by side; all if silent. */
  columns?: number;
  /** What a narrow column shows instead: one crop, or a locator with the frames of several and then each of them. */
  narrow?: MapCrop[];
}
