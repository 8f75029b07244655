import { type Evidence, evidenceIn } from '../../deck/evidence/index.ts';
import { parseDeck, slideReadings } from '../../deck/markdown/index.ts';
import type { SourceFile } from '../../deck/model/deck.ts';
import { oneFile, sampleInput } from '../markdown/sample.ts';

/** A deck of one file, without charts, as the checks see it. */
export function read(
  text: string,
  more: { claims?: SourceFile; references?: SourceFile; style?: string } = {},
): Evidence {
  const { style, ...sources } = more;
  const { deck } = parseDeck(
    text.startsWith('---') ? sampleInput([{ path: 'slides/01.md', text }], sources) : oneFile(text, sources),
  );
  const file = style === undefined ? {} : { style: { path: 'slides/style.yaml', text: style } };
  return evidenceIn({ deck, panels: [], paths: new Map(), read: () => slideReadings(deck), ...file }).evidence;
}
