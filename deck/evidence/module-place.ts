import type { SourceRef } from '../model/deck.ts';
import { placeAt } from '../source/place.ts';
import type { PlacedPanel } from './input.ts';

type Module = Pick<PlacedPanel, 'path' | 'module'>;

/**
 * Where a chart's module has a property, or a text behind the property's name; the module's first line where it has none.
 * @param key the property's name
 * @param text what is looked for from there on
 */
export function placeOfKey({ path, module }: Module, key: string, text?: string): SourceRef {
  const from = new RegExp(`(?<![\\w$.\\-])${key}['"]?(?=\\s*[:,(}])`).exec(module)?.index;
  if (from === undefined) return { file: path, line: 1 };
  const at = text === undefined ? -1 : module.indexOf(text, from);
  return placeAt({ path, text: module }, at < 0 ? from : at);
}

/** Where a chart's module says a text, from its character at `index` on; the first line where the text comes from its data. */
export function placeOfWords({ path, module }: Module, text: string, index: number): SourceRef {
  const at = module.indexOf(text);
  return at < 0 ? { file: path, line: 1 } : placeAt({ path, text: module }, at + index);
}
