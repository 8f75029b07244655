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

  it('have a verb each, heads, names of signs and steps of the chain aside', () => {
    const verb =
      /\b(is|are|was|were|be|has|have|had|does|do|can|could|may|would|will|lie|lies|reject|rejects|hosts|withholds|says|said|reached|give|gives|come|comes|started|withdrew|stay|stays|presses|pressed|denied|saw|wrote|written|make|made|backed|split|fit|fits|agree|count|counts|keeps|angers|fall|falls|refuses|asks|draw|aims|expect|considers|lead|decide|lends|fight|confirmed|report|take|located|means|known|found|contradicted|stands|found|lasts|loses|claimed|left|affect|settle|adds)\b/i;
    const heads = [
      // Numbers, heads and the names of what a figure shows: a reader takes them as labels.
      /^[\d,.%]+$/,
      /^\d? ?(The (army|public|ground|case|check|opinion)|Join the war|Host, but do not fight|Refuse Moscow)$/,
      /^(Towards entry|Away from entry|Minsk resists|Moscow is content|The threat is enough|Integration comes first)$/,
      /^(Strike groups|Field hospitals|Open mobilisation|A changed legal|Equipment and ammunition|Russian units|New negotiations)/,
      /^(\d\. )?(As long as|… (and )?then|… and then|Heavy losses|Lukashenko has three|A commentator quoted)/,
      /^(We would then expect|A demand on record|No demand even|Exercises without|Steps towards|Moderate confidence|Low confidence|No sign that)/,
      /^(Supported|Partly supported|Disputed|Not found|Not checkable)$/,
      /^(the least bad|The article|OSW|ISW|Reported, Oct|Counter-terrorist|UK MoD|State not|turmoil|Western|Russia “inev)/i,
    ];
    const verbless = shown.filter(
      ({ sentence }) =>
        words(sentence).length > 1 && !verb.test(sentence) && !heads.some((head) => head.test(sentence)),
    );
    expect(verbless.map(({ id, sentence }) => `${id}: ${sentence}`)).toEqual([]);
  });
});
