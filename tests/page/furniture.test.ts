import { describe, expect, test } from 'vitest';
import type { Band, Deck, Slide } from '../../deck/model/deck.ts';
import { wordsFor, wordsOf } from '../../deck/model/words.ts';
import { renderBand, renderEyebrow, renderPlace, renderSection, renderTracker } from '../../deck/page/section.ts';

const words = wordsFor('en');

function deckOf(sections: readonly string[], fields: Partial<Slide> = {}): Deck {
  const slides = sections.map(
    (section, index): Slide => ({
      id: `s${index}`,
      index,
      number: index + 1,
      section,
      kind: 'slide',
      title: `Title ${index}`,
      classes: [],
      attrs: {},
      titleHtml: `Title ${index}`,
      body: [],
      footnotesHtml: '',
      notesHtml: '',
      shows: { pictures: [], widths: [] },
      notesShow: { pictures: [], widths: [] },
      notesWords: 0,
      panels: [],
      cites: [],
      sourcesHtml: '',
      backup: section === 'Backup',
      source: { file: 'slides/01.md', line: 1 },
      ...fields,
    }),
  );
  return {
    meta: { title: 'T <1>', lang: 'en', notes: 'private', theme: 'auto', marking: 'TLP:AMBER+STRICT' },
    slides,
    references: [],
    claims: [],
  };
}

const slideAt = (deck: Deck, index: number) => deck.slides[index] as Slide;

describe('the tracker', () => {
  const deck = deckOf(['One & all', 'One & all', 'Two', 'Backup']);

  test('names all sections, and only the current one to a screen reader', () => {
    expect(renderTracker(deck, slideAt(deck, 1), words)).toBe(
      '<div class="tracker"><p class="running">One &amp; all</p> <span aria-hidden="true">Two</span></div>',
    );
  });

  test('holds the heading of a section where it begins', () => {
    expect(renderTracker(deck, slideAt(deck, 2), words)).toContain('<h1 class="running">Two</h1>');
    expect(renderTracker(deck, slideAt(deck, 1), words)).not.toContain('<h1');
  });

  test('names the backup on its own slides only', () => {
    expect(renderTracker(deck, slideAt(deck, 0), words)).not.toContain('Backup');
    expect(renderTracker(deck, slideAt(deck, 3), words)).toContain('Two</span> <h1 class="running">Backup</h1>');
  });

  test('has the current name alone where all have no room in one line', () => {
    const long = deckOf(Array.from({ length: 12 }, (_, i) => `The section number ${i}`));
    expect(renderTracker(long, slideAt(long, 4), words)).toBe(
      '<div class="tracker"><h1 class="running">The section number 4</h1></div>',
    );
  });

  test('is the kind of the document on the cover, and nothing before the first section', () => {
    const cover = deckOf([''], { kind: 'cover' });
    expect(renderTracker(cover, slideAt(cover, 0), words)).toContain('Briefing');
    const bare = deckOf(['']);
    expect(renderTracker(bare, slideAt(bare, 0), words)).toBe('');
  });

  test('says in the article which of how many it is, with a line as long', () => {
    expect(renderPlace(slideAt(deck, 1), 3, words)).toMatch(/>2 of 3<.*viewBox="0 0 3 1".*d="M0 0h2v1H0z"/);
    expect(renderPlace({ ...slideAt(deck, 3), number: 2 }, 3, words)).toBe('<p class="place screen-only">B2</p>');
  });
});

describe('the eyebrow', () => {
  const eyebrow = (voice: string | undefined, found = words.found) =>
    renderEyebrow({ ...slideAt(deckOf(['A']), 0), attrs: voice === undefined ? {} : { voice } }, 'a--voice', {
      ...words,
      found,
    });

  test('has a sign for anyone, one for what was found and one for what the deck infers', () => {
    const signs = ['The article says', 'What we found', 'Our assessment'].map((voice) => eyebrow(voice));
    expect(signs.map((html) => html.replace(/<svg.*<\/svg>/, ''))).toEqual([
      '<p class="eyebrow" id="a--voice">The article says</p>',
      '<p class="eyebrow" id="a--voice">What we found</p>',
      '<p class="eyebrow" id="a--voice">Our assessment</p>',
    ]);
    expect(new Set(signs.map((html) => /<svg.*<\/svg>/.exec(html)?.[0])).size).toBe(3);
  });

  test('knows the deck’s own words by its front matter', () => {
    const { found } = wordsOf({ lang: 'de-AT', found: { own: 'Wir meinen' } });
    expect(found).toMatchObject({ label: 'Was wir fanden', own: 'Wir meinen', no: 'Umstritten' });
    expect(eyebrow('Wir meinen', found)).toContain('var(--accent)');
    expect(eyebrow('Our assessment', found)).not.toContain('var(--accent)');
  });

  test('is part of the slide’s name, so that no title is heard without who says it', () => {
    const deck = deckOf(['A'], { attrs: { voice: 'He says "so"' } });
    const html = renderSection(deck, slideAt(deck, 0), { notes: false }, () => '');
    expect(html).toContain('aria-labelledby="s0--voice s0--title"');
    expect(html).toContain('He says &quot;so&quot;</p>');
    expect(eyebrow(undefined)).toBe('');
  });
});

describe('the band', () => {
  const band = (fields: Partial<Band>) =>
    renderBand(
      {
        ...slideAt(deckOf(['A']), 0),
        band: { claims: [], html: '<p>So.</p>', source: { file: 'slides/01.md', line: 1 }, ...fields },
      },
      words,
    );

  test('names its label, its grade in words and what qualifies it', () => {
    const html = band({ grade: 'partly', note: 'in <direction>' });
    expect(html).toContain('<div class="band found" role="group" aria-label="What we found">');
    expect(html).toContain('</svg>Partly supported</p>');
    expect(html).toContain('<p class="band-note">in &lt;direction&gt;</p>');
    expect(html).toContain('<div class="band-text"><p>So.</p></div>');
  });

  test('has a symbol of its own for each grade, hidden from a screen reader', () => {
    const symbols = (['yes', 'partly', 'no', 'unknown', 'na'] as const).map(
      (grade) => /band-grade">(<svg.*?<\/svg>)/.exec(band({ grade }))?.[1],
    );
    expect(new Set(symbols).size).toBe(5);
    for (const symbol of symbols) expect(symbol).toContain('aria-hidden="true"');
  });

  test('without a grade is plain sentences', () => {
    expect(band({})).toBe('<div class="band strip"><p>So.</p></div>');
  });
});

test('the foot has title, number and label; the label has the colour of TLP 2.0', () => {
  const deck = deckOf(['A']);
  const html = renderSection(deck, slideAt(deck, 0), { notes: false }, () => '');
  expect(html).toContain('<p class="deck-title" aria-hidden="true">T &lt;1&gt;</p>');
  expect(html.match(/<p class="marking amber">TLP:AMBER\+STRICT<\/p>/g)).toHaveLength(2);
  expect(html.indexOf('class="number"')).toBeLessThan(html.lastIndexOf('class="marking'));
});

test('a slide’s own words at its foot take the place of the deck’s, and are heard', () => {
  const deck = deckOf(['A', 'B']);
  const foot = (footHtml: string) =>
    renderSection(deck, { ...slideAt(deck, 0), footHtml }, { notes: false }, () => '').match(
      /<p class="deck-title.*/,
    )?.[0];
  expect(foot('From the <em>office</em>')).toMatch(/^<p class="deck-title own">From the <em>office<\/em><\/p>/);
  expect(foot('')).toMatch(/^<p class="deck-title own"><\/p>/);
});
