/** subset-font ships no types: https://github.com/papandreou/subset-font */
declare module 'subset-font' {
  export interface Options {
    targetFormat?: 'sfnt' | 'truetype' | 'woff' | 'woff2';
    /** OpenType features that are kept; all of them if left out. */
    keepFeatures?: readonly string[];
    variationAxes?: Record<string, number | { min: number; max: number; default?: number }>;
  }
  export default function subsetFont(font: Buffer, text: string, options?: Options): Promise<Buffer>;
}

/** Nor does fontverter: https://github.com/papandreou/fontverter */
declare module 'fontverter' {
  export function convert(font: Buffer, format: 'truetype'): Promise<Buffer>;
}
