import { describe, expect, it } from 'vitest';
import { formatError } from '../../deck/model/error.ts';
import { BACKUP, expandKeys, MAIN } from './expected.ts';
import { loadBriefing, plainText, sentences, words, writtenSlides } from './load.ts';

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
    expect(straight(deck.meta.title)).toBe("Why Belarus's army stays out of Russia's war");
    expect(straight(deck.meta.subtitle ?? '')).toBe("One article's case, and what the evidence says");
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

  it('says on each slide whose voice it is, and how its title came out', () => {
    const said = main.map(({ slide }) => [slide.id, slide.attrs.voice, slide.band?.grade]);
    expect(said).toEqual(MAIN.map(({ id, voice, grade }) => [id, voice, grade]));
  });

  it('ends with counts, polls, ladder, ledger and references as backup', () => {
    const backup = deck.slides.filter((slide) => slide.backup);
    expect(backup.slice(0, BACKUP.length).map(({ id }) => id)).toEqual([...BACKUP]);
    expect([...new Set(backup.map(({ kind }) => kind))]).toEqual(['slide', 'claims', 'references']);
  });

  it.each(MAIN.map((expected) => [expected.id, expected.cites] as const))(
    'cites on %s what it rests on',
    (id, cites) => {
      const slide = deck.slides.find((each) => each.id === id);
      const used = [...(slide?.cites ?? []), ...(slide?.band?.claims ?? [])];
      expect(expandKeys(cites).filter((key) => !used.includes(key))).toEqual([]);
    },
  );
});

describe('what a slide can carry', () => {
  it.each(main.map(({ slide, body, notes }) => [slide.id, slide, body, notes] as const))(
    '%s',
    (_id, slide, body, notes) => {
      const band = slide.band ? plainText(slide.band.html) : '';
      // The wall's numbers are no words.
      expect(words(`${body} ${band}`).filter((word) => /\p{L}{2}/u.test(word)).length).toBeLessThanOrEqual(105);
      expect(words(notes).length).toBeGreaterThanOrEqual(30);
      expect(words(notes).length).toBeLessThanOrEqual(160);
      expect(slide.title.length).toBeLessThanOrEqual(95);
    },
  );

  it('opens its notes with cue words', () => {
    const cueless = read.filter(({ slide }) => !/^<p><strong>[^<]+\.<\/strong>/.test(slide.notesHtml));
    expect(cueless.map(({ slide }) => slide.id)).toEqual([]);
  });
});

describe('plain sentences', () => {
  const shown = main.flatMap(({ slide, body }) => {
    const band = slide.band ? plainText(slide.band.html) : '';
    return sentences(`${body}\n${band}`).map((sentence) => ({ id: slide.id, sentence }));
  });

  it('have 25 words at most', () => {
    const long = shown.filter(({ sentence }) => words(sentence).length > 25);
    expect(long.map(({ id, sentence }) => `${id}: ${sentence}`)).toEqual([]);
  });

  /** What a reader takes for a label: heads, names of signs, months, steps of the chain. A sentence has no place here. */
  const LABELS: readonly RegExp[] = [
    /^[CR]?[\d,.%]+$/,
    /^\d \+ \d = \d+$/,
    /^(Supported|Partly supported|Disputed|Not found|Not checkable)$/,
    /^\d The (army|public|ground)$/,
    /^The (case|check|opinion|article)$/,
    /^(OSW|ISW)$/,
    /^(Jan|Feb|Mar|Apr|June|July|Aug|Oct|Nov|(May|Sept|Dec) exercise)$/,
    /^(Towards entry|Away from entry)$/,
    /^(Join the war|Host, but do not fight|Refuse Moscow|the least bad, says the article)$/,
    /^(A changed legal or media line Counter-terrorist regime|Equipment and ammunition sent to Russia) [Rr]eported, Oct 2022$/,
    /^(Field hospitals and bridging units|Russian units leaving|New negotiations) State not known$/,
    /^We would then expect: (A demand on record, refused|No demand even after setbacks|Exercises without a strike group|Steps towards union)\.$/,
    /^… and then … turmoil in Russia, and Minsk’s government falls$/,
    /^(Moderate|Low) confidence in the (direction|figures)\.$/,
  ];

  const plain = (sentence: string) => sentence.replace(/\u2060/g, '');

  /** Finite verbs of the slides, by their forms that are nothing else in their sentences. */
  const VERBS =
    /\b(is|are|was|were|has|have|does|can|cannot|could|may|would|lie|reject|hosts|withholds|says|shows|reached|gives|left|fit|presses|saw|found|make|stands|split|backed|calls|crossed|risks|keeps|adds|refuses|fears|aims|considers|lends|report|means|agree|resists|comes|lasts|loses|differ|lies)\b/;

  it('have a verb each, labels aside', () => {
    const spoken = shown.filter(({ sentence }) => !LABELS.some((label) => label.test(plain(sentence))));
    expect(spoken.length).toBeGreaterThan(60);
    const verbless = spoken.filter(({ sentence }) => !VERBS.test(sentence));
    expect(verbless.map(({ id, sentence }) => `${id}: ${sentence}`)).toEqual([]);
  });

  it('name no label that no slide has', () => {
    const unused = LABELS.filter((label) => !shown.some(({ sentence }) => label.test(plain(sentence))));
    expect(unused.map(String)).toEqual([]);
  });

  it('end in a full stop where they stand in the band', () => {
    const open = main.filter(({ slide }) => slide.band && !/[.]$/.test(plainText(slide.band.html)));
    expect(open.map(({ slide }) => slide.id)).toEqual([]);
  });
});
