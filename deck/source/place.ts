import type { SourceFile, SourceRef } from '../model/deck.ts';

/** The place of an offset in a file's text. */
export function placeAt({ path, text }: SourceFile, offset: number): SourceRef {
  const before = text.slice(0, offset).split('\n');
  return { file: path, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
