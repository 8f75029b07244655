import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { parseDeck } from '../../deck/markdown/index.ts';
import { formatPlace } from '../../deck/model/error.ts';
import { randomNumbers } from '../random-numbers.ts';
import { bodyHtml, fixtureInput, sampleInput } from './sample.ts';

const FIXTURES = ['good', 'bad'].flatMap((kind) => {
  const folder = join(import.meta.dirname, '../fixtures', kind);
  return readdirSync(folder).map((name) => join(folder, name));
});

const SECRET = 'nobody-reads-this';

/**
 * Parses decks of lines taken from the fixtures, whole and cut, in any order: never throws, names a place in the file for each fault,
 * shows no comment, and leaves no element open.
 * @returns how many faults were found
 */
export function parseHalfWritten(seed: number, rounds: number): number {
  const random = randomNumbers(seed);
  const inputs = FIXTURES.map(fixtureInput);
  const lines = inputs.flatMap(({ files }) => files.flatMap(({ text }) => text.split('\n')));
  const pick = () => {
    const line = lines[random(lines.length)] ?? '';
    if (random(12) === 0) return `${line} <!-- ${SECRET}${random(2) === 0 ? '' : '\n\n'}${SECRET} -->`;
    return random(4) === 0
      ? line.slice(0, random(line.length + 1))
      : `${' '.repeat(random(6) === 0 ? random(6) : 0)}${line}`;
  };
  let faults = 0;
  for (let round = 0; round < rounds; round++) {
    const text = Array.from({ length: 5 + random(60) }, pick).join('\n');
    const data = inputs[random(inputs.length)];
    const { references, claims } = data ?? {};
    const { deck, problems } = parseDeck(
      sampleInput([{ path: 'slides/deck.md', text: `---\ntitle: x\n---\n${text}` }], {
        ...(references && { references }),
        ...(claims && { claims }),
      }),
    );
    const own = `---\ntitle: x\n---\n${text}`.replace(/\r\n?/g, '\n').split('\n');
    expect(deck.slides[0]?.kind).toBe('cover');
    for (const problem of problems.filter(({ source }) => source.file === 'slides/deck.md')) {
      expect(problem.source.line, `${formatPlace(problem.source)} ${problem.message}`).toBeLessThanOrEqual(own.length);
      const { line, column = 1 } = problem.source;
      expect(column, problem.message).toBeGreaterThan(0);
      // The end of a line is a place in it.
      expect(column - 1, `${line} ${problem.message}`).toBeLessThanOrEqual(own[line - 1]?.length ?? 0);
      faults++;
    }
    const ids = deck.slides.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const html = deck.slides
      .map((slide) => slide.titleHtml + bodyHtml(slide) + slide.footnotesHtml + slide.notesHtml)
      .join('');
    // What a fence or an indent makes code is shown as it stands.
    if (problems.every(({ code }) => !/comment$|^unclosed-fence$/.test(code)))
      expect(html.replace(/<code[\s\S]*?<\/code>/g, ''), `a comment is shown in:\n${text}`).not.toContain(SECRET);
    for (const tag of ['div', 'span', 'ul', 'table', 'p', 'sup']) {
      const count = (pattern: string) => html.match(new RegExp(pattern, 'g'))?.length ?? 0;
      expect(count(`<${tag}[ >]`), `${tag} in:\n${text}`).toBe(count(`</${tag}>`));
    }
  }
  return faults;
}
