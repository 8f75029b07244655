/** Plain data: what JSON can carry. */
type Plain = string | number | boolean | null | Plain[] | { [key: string]: Plain };

export interface PanelBase {
  id: string;
  /** What is measured: set bold in the caption. */
  title: string;
  /** What the figure shows is the deck's own finding: its caption takes the small sign. */
  found?: boolean;
  /** Unit, population and what else the reader must know, set after the title. */
  subtitle?: string;
  /** The message in one or two sentences: the text alternative. Never empty. */
  summary: string;
  /**
   * `%` and the code of a currency (`EUR`, ISO 4217) stand at each value by the language; `kilometer`, `hour` and others that ECMA-402 knows
   * are words by the language; anything else is a word for the table as it is.
   */
  unit: string;
  /** When the data hold, in words; `undated` where the source is silent. */
  asOf: string;
  /** Keys of references and claims. */
  cites: string[];
  /** What a reader must beware of, printed in the figure's source line. */
  note?: string;
  /**
   * Where the figure comes in steps (`.steps`): what comes with each of them, by the keys of series, groups, categories, lanes,
   * events, flags or notes. What no step names is there from the beginning. One after the other if silent.
   */
  steps?: string[][];
  /** Chart.js options as plain data, merged over the deck's own. */
  options?: { [key: string]: Plain };
}
