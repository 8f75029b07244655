import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { evidenceIn, heed, type ReadDeck } from '../../deck/evidence/index.ts';
import { parseDeck, slideReadings } from '../../deck/markdown/index.ts';
import { CHECKS } from '../../deck/model/checks.ts';
import { formatFinding } from '../../deck/model/error.ts';
import type { Panel } from '../../deck/model/panel.ts';
import { BEYOND } from '../check/read.ts';
import { expectGolden } from '../markdown/golden.ts';
import { fixtureInput } from '../markdown/sample.ts';

const FOLDER = join(import.meta.dirname, '../fixtures/checks');
const fixtures = readdirSync(FOLDER).sort();

/** A fixture as it would be read: the charts in its panels.json take the place of the samples. */
function loaded(name: string): ReadDeck {
  const folder = join(FOLDER, name);
  const file = (each: string) => join(folder, each);
  const own = existsSync(file('panels.json'))
    ? new Map(
        (JSON.parse(readFileSync(file('panels.json'), 'utf8')) as Panel[]).map((panel) => [
          `charts/${panel.id}.ts`,
          panel,
        ]),
      )
    : undefined;
  const sample = fixtureInput(folder);
  const { deck, problems } = parseDeck({ ...sample, panels: own ?? sample.panels });
  expect(problems.map(({ message }) => message)).toEqual([]);
  const style = existsSync(file('style.yaml'))
    ? { style: { path: 'slides/style.yaml', text: readFileSync(file('style.yaml'), 'utf8') } }
    : {};
  const panels = [...(own ?? [])];
  return {
    deck,
    panels: panels.map(([, panel]) => panel),
    paths: new Map(panels.map(([path, { id }]) => [id, path])),
    modules: new Map(panels.map(([path, { id }]) => [path, moduleText(file(`${id}.txt`))])),
    read: () => slideReadings(deck),
    ...style,
  };
}

/** A panel's module, where a folder has its text. */
const moduleText = (file: string) => (existsSync(file) ? readFileSync(file, 'utf8') : '');

describe('what is found without a browser', () => {
  test.each(fixtures)('%s: with place, slide, words and cure', (name) => {
    const { evidence, found } = evidenceIn(loaded(name));
    const findings = heed(found, evidence.slides, true);
    expectGolden(findings.map((each) => `${formatFinding(each)}\n`).join('\n'), join(FOLDER, name, 'expected.txt'));
    expect([...new Set(findings.map(({ code }) => code))]).toEqual(name === 'none' ? [] : [name]);
  });

  test('each code has a fixture with the exact output', () => {
    // Those of the laid-out page have one page, with one fault a slide; those of dictionaries, other decks and the network a folder.
    const outputs = [
      ...fixtures.map((name) => join(FOLDER, name)),
      ...readdirSync(BEYOND).map((name) => join(BEYOND, name)),
      join(FOLDER, '../layout'),
    ].map((folder) => readFileSync(join(folder, 'expected.txt'), 'utf8'));
    const shown = new Set(outputs.flatMap((text) => [...text.matchAll(/ \[([\w-]+)\]$/gm)].map(([, code]) => code)));
    expect(Object.keys(CHECKS).filter((code) => !shown.has(code))).toEqual([]);
    expect([...shown].filter((code) => !Object.hasOwn(CHECKS, code ?? ''))).toEqual([]);
  });
});
