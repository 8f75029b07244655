import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type Evidence, evidenceIn } from '../../deck/evidence/index.ts';
import { parseDeck, slideReadings } from '../../deck/markdown/index.ts';
import type { SourceFile } from '../../deck/model/deck.ts';
import { type Finding, formatFinding } from '../../deck/model/error.ts';
import { expectGolden } from '../markdown/golden.ts';
import { fixtureInput, oneFile } from '../markdown/sample.ts';

/** Codes that need dictionaries, other decks or the network: a folder each, with the exact output. */
export const BEYOND = path.join(import.meta.dirname, '../fixtures/beyond');

/** A deck of one file, without charts, as the checks see it. */
export function read(text: string, more: { claims?: SourceFile } = {}): Evidence {
  return evidenceOf(parseDeck(oneFile(text, more)).deck);
}

/** The same of a folder of BEYOND. */
export function readBeyond(code: string): Evidence {
  const style = path.join(BEYOND, code, 'style.yaml');
  const text = existsSync(style) ? readFileSync(style, 'utf8') : undefined;
  return evidenceOf(parseDeck(fixtureInput(path.join(BEYOND, code))).deck, text);
}

/** Holds what was found against the folder's output. */
export function expectBeyond(code: string, found: readonly Finding[]): void {
  expectGolden(found.map((each) => `${formatFinding(each)}\n`).join('\n'), path.join(BEYOND, code, 'expected.txt'));
}

function evidenceOf(deck: ReturnType<typeof parseDeck>['deck'], style?: string): Evidence {
  const file = style === undefined ? {} : { style: { path: 'slides/style.yaml', text: style } };
  return evidenceIn({
    deck,
    panels: [],
    paths: new Map(),
    modules: new Map(),
    read: () => slideReadings(deck),
    ...file,
  }).evidence;
}
