/**
 * The part of csv-parse's `sync` that this room uses. The library's own types pull in those of Node
 * (https://github.com/adaltas/node-csv), which a pure room must not see; tsconfig.json points here.
 */
export function parse(
  text: string,
  options: { info: true; raw: true; relaxColumnCount: true; skipEmptyLines: true },
): unknown[];
