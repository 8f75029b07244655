/** One key of a citation, with what stands before it and its locator as written. */
export interface CitationItem {
  key: string;
  prefix?: string;
  locator?: string;
}

/** One numeral of a slide: what it stands for, as first written. */
export interface Numeral {
  number: number;
  items: readonly CitationItem[];
}
