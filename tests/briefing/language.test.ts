import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadBriefing, plainText, sentences, words, writtenSlides } from './load.ts';

/** Lines of everything that a reader is shown, addresses left out, as `file:line text`. */
function lines(): string[] {
  const files = ['slides', 'charts'].flatMap((folder) =>
    readdirSync(folder)
      // style.yaml names the ways that are wrong.
      .filter((name) => /\.(md|csv|yaml)$|(?<!\.d)\.ts$/.test(name) && name !== 'style.yaml')
      .map((name) => `${folder}/${name}`),
  );
  return files.flatMap((file) =>
    readFileSync(file, 'utf8')
      .replace(/https?:\/\/\S+/g, '')
      .split('\n')
      .map((line, i) => `${file}:${i + 1} ${line}`),
  );
}

const all = lines();
const unquoted = all.map((line) => line.replace(/“[^”]*”/g, '“”'));
const { deck } = await loadBriefing();
const read = writtenSlides(deck);
const said = read.flatMap(({ slide, body, notes }) =>
  sentences(`${slide.title}\n${body}\n${notes}`).map((sentence) => `${slide.id}: ${sentence}`),
);

describe('names', () => {
  it.each([
    /\bKiev\b/,
    /\bChernobyl\b/,
    /\bChernigov\b|\bKharkov\b|\bOdessa\b|\bLvov\b/,
    /\bB[iy]elorussia|\bWhite Russia\b/i,
    /\bthe Ukraine\b/i,
    /\bHomel\b|\bHrodna\b|\bViciebsk\b/,
    /\bPripet\b/,
    /\bMig-29|\bMIG-29|MiG-29s\b/,
  ])('never %s', (name) => {
    expect(all.filter((line) => name.test(line))).toEqual([]);
  });

  it('writes Lukashenko, and says once that others write Lukashenka', () => {
    const other = all.filter((line) => line.includes('Lukashenka'));
    expect(other.filter((line) => !/write Lukashenka\.|Lukashenka stands only where/.test(line))).toEqual([]);
    expect(other).not.toEqual([]);
  });
});

describe('neutral words', () => {
  it.each([
    /(?<!Counter-terrorist )\bregimes?\b/i,
    /\bdictators?\b/i,
    /\bvassals?\b/i,
    /\bcannon fodder\b/i,
    /\bmeat grinder\b/i,
  ])('has %s only in quotation marks', (word) => {
    expect(unquoted.filter((line) => word.test(line))).toEqual([]);
  });

  it.each([/\bclearly\b/i, /\bof course\b/i, /\bobviously\b/i, /special military operation/i])('never %s', (word) => {
    expect(all.filter((line) => word.test(line))).toEqual([]);
  });

  it('quotes at most ten words at a time', () => {
    const text = all.map((line) => line.replace(/^\S+ /, '')).join('\n');
    const quotations = [...text.matchAll(/“([^”]*)”/g)].map(([, quotation = '']) => quotation);
    expect(quotations.length).toBeGreaterThan(5);
    // The article's own title is longer.
    const long = quotations.filter((quotation) => words(quotation).length > 10);
    expect(long).toEqual(['Why Belarus Won’t Join Russia’s War on Ukraine (And Why That’s Good)']);
  });
});

describe('likelihood and confidence', () => {
  it('uses might, could and may only for what others say', () => {
    const attributed = /\b(article|commentator|staff|ISW|OSW|UK|outside estimate|it (says|holds|adds|sees|argues))\b|“/;
    // Their slides have the eyebrow of who says it; the readings of the last two are named on their cards.
    const others = /^(case|choice|alternatives): /;
    const stray = said
      .filter(
        (sentence) => /\b(might|could|may)\b/.test(sentence) && !attributed.test(sentence) && !others.test(sentence),
      )
      .map((sentence) => sentence.replace(/^\w+: /, ''));
    // What a sample cannot tell is ours to say.
    expect(stray.filter((sentence) => !sentence.startsWith('Fear may affect answers'))).toEqual([]);
  });

  it('has "inevitably" only as the commentator’s, beside its condition', () => {
    const found = said.filter((sentence) => /inevitabl/i.test(sentence));
    expect(found.filter((sentence) => !/commentator|“inevitably”|Inevitable, but conditional/.test(sentence))).toEqual(
      [],
    );
    const forecast = read.find(({ slide }) => slide.id === 'forecast');
    expect(forecast?.body).toContain('As long as');
  });

  it('keeps confidence and likelihood in sentences apart', () => {
    const both = /confidence[\s\S]*\b(un)?(likely|probabl[ey])\b|\b(un)?(likely|probabl[ey])\b[\s\S]*confidence/i;
    expect(said.filter((sentence) => both.test(sentence))).toEqual([]);
    expect(said.filter((sentence) => /confidence/i.test(sentence)).length).toBeGreaterThan(2);
  });

  it('rates the evidence as high, moderate or low', () => {
    const last = read.find(({ slide }) => slide.id === 'remember');
    expect(plainText(last?.slide.band?.html ?? '')).toMatch(/Moderate confidence in the direction\./);
    expect(plainText(last?.slide.band?.html ?? '')).toMatch(/Low confidence in the figures\./);
  });
});
