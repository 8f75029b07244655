import type { SourceRef } from '../model/deck.ts';
import { blankComments, escapeRegExp, propertyPattern } from '../source/chart-module.ts';
import { placeAt } from '../source/place.ts';
import type { PlacedPanel } from './input.ts';

type Module = Pick<PlacedPanel, 'path' | 'module'>;

/**
 * Where a chart's module has a property, or a text behind the property's name; the module's first line where it has none.
 * @param key the property's name
 * @param text what is looked for from there on
 */
export function placeOfKey({ path, module }: Module, key: string, text?: string): SourceRef {
  const code = blankComments(module);
  const from = propertyPattern(key).exec(code)?.index;
  if (from === undefined) return { file: path, line: 1 };
  return placeAt({ path, text: code }, (text === undefined ? undefined : indexOf(code, text, from)) ?? from);
}

/** Where a chart's module says a text, from its character at `index` on; the first line where the text comes from its data. */
export function placeOfWords({ path, module }: Module, text: string, index: number): SourceRef {
  const code = blankComments(module);
  const at = indexOf(code, text, 0);
  return at === undefined ? { file: path, line: 1 } : placeAt({ path, text: code }, at + index);
}

function indexOf(code: string, text: string, from: number): number | undefined {
  const pattern = new RegExp(escapeRegExp(text), 'g');
  pattern.lastIndex = from;
  return pattern.exec(code)?.index;
}
