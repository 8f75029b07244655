import { describe, expect, it } from 'vitest';
import { formatError } from '../../deck/model/error.ts';
import { expandKeys, MAIN, SIGNS } from './expected.ts';
import { bodyHtml, loadBriefing, sentences, words, writtenSlides } from './load.ts';

const { deck, problems } = await loadBriefing();
const read = writtenSlides(deck);
const main = read.filter(({ slide }) => !slide.backup && slide.kind !== 'cover');
const straight = (text: string) => text.replaceAll('’', "'");

describe('the storyline', () => {
  it('is made without a single report', () => {
    expect(problems.map(formatError)).toEqual([]);
  });

  it('opens with a cover that says what and when', () => {
    const [cover] = deck.slides;
    expect(cover?.kind).toBe('cover');
    expect(straight(deck.meta.title)).toBe("Why Belarus stays out of Russia's war: one source's case, tested");
    expect(deck.meta).toMatchObject({
      asOf: 'late 2022 to early 2023',
      marking: 'TLP:CLEAR',
      notes: 'private',
      lang: 'en-GB',
    });
  });

  it('has 17 slides with their titles in order', () => {
    expect(deck.slides.filter(({ backup }) => !backup)).toHaveLength(17);
    expect(main.map(({ slide }) => straight(slide.title))).toEqual(MAIN.map(({ title }) => title));
    expect(main.map(({ slide }) => slide.id)).toEqual(MAIN.map(({ id }) => id));
    expect(main.map(({ slide }) => slide.section)).toEqual(MAIN.map(({ section }) => section));
  });

  it('ends with signs, ladder, ledger and references as backup', () => {
    const backup = deck.slides.filter((slide) => slide.backup);
    expect(backup[0]).toMatchObject({ id: SIGNS.id, title: SIGNS.title, section: SIGNS.section });
    expect([...new Set(backup.map(({ kind }) => kind))]).toEqual(['slide', 'claims', 'references']);
  });

  it.each([...MAIN, SIGNS].map((expected) => [expected.id, expected.cites] as const))(
    'cites on %s what it rests on',
    (id, cites) => {
      const used = deck.slides.find((slide) => slide.id === id)?.cites ?? [];
      expect(expandKeys(cites).filter((key) => !used.includes(key))).toEqual([]);
    },
  );

  it('cites a claim on every slide but the cover', () => {
    expect(
      main.filter(({ slide }) => !slide.cites.some((key) => /^C\d\d$/.test(key))).map(({ slide }) => slide.id),
    ).toEqual([]);
  });
});

describe('what a slide can carry', () => {
  it.each(read.map(({ slide, body, notes }) => [slide.id, slide, body, notes] as const))(
    '%s',
    (_id, slide, body, notes) => {
      expect(words(body).length).toBeLessThanOrEqual(slide.backup ? 70 : 40);
      expect(bodyHtml(slide).match(/<li\b/g)?.length ?? 0).toBeLessThanOrEqual(5);
      expect(words(notes).length).toBeGreaterThanOrEqual(50);
      expect(words(notes).length).toBeLessThanOrEqual(160);
      if (slide.kind !== 'slide') return;
      expect(words(slide.title).length).toBeGreaterThanOrEqual(5);
      expect(slide.title.length).toBeLessThanOrEqual(95);
    },
  );

  it.each(['dependence', 'mobilisation', 'strength', 'air-arm', 'poll-results', 'polls-compared'])(
    'says at most two things in 25 words beside the chart of %s',
    (id) => {
      const found = read.find(({ slide }) => slide.id === id);
      expect(found?.slide.panels).toHaveLength(1);
      expect(sentences(found?.body ?? '').length).toBeLessThanOrEqual(2);
      expect(words(found?.body ?? '').length).toBeLessThanOrEqual(25);
    },
  );
});
