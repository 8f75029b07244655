import { expect, test } from 'vitest';
import { GERMAN, HARBOUR, SECOND } from '../build-deck.ts';
import { all, madeFrom, wordsOf } from './read-pptx.ts';
import { lacking, saysWhatThePagesSay, stripped } from './words-checks.ts';

// Of the gallery: tests/long/pptx-words.test.ts.
for (const folder of [HARBOUR, GERMAN, SECOND]) saysWhatThePagesSay(folder);

test('notes have their paragraphs, lists and emphasis, and only what the author wrote', async () => {
  const made = await madeFrom('tests/fixtures/decks/second');
  const slide = made.loaded.deck.slides.find(({ notesHtml }) => notesHtml.includes('Least bad'));
  const relation = made.own
    .relations(`ppt/slides/slide${(slide?.index ?? 0) + 1}.xml`)
    .find(({ type }) => type === 'notesSlide');
  const root = made.own.root(relation?.target ?? '');
  const text = all(root, 'p:txBody')
    .map((body) => body.text)
    .join(' ');
  expect(lacking(wordsOf(stripped(slide?.notesHtml ?? '')), wordsOf(text))).toEqual([]);
  const bold = all(root, 'a:r').filter((run) => all(run, 'a:rPr').some(({ attrs }) => attrs.b === '1'));
  expect(bold.map((run) => run.text).join('')).toContain('Least bad, for now.');
  const written = slide?.notesHtml.match(/<(?:p|li)\b/g)?.length ?? 0;
  expect(written).toBeGreaterThan(0);
  expect(all(root, 'a:p').length).toBeGreaterThanOrEqual(written);
});
