import { expect, test } from 'vitest';
import { type FindableSlide, findSlides } from '../../../deck/browser/stage/open-finder.ts';

const slides: FindableSlide[] = [
  { id: 'cover', number: '1', title: 'Café und Zeit', text: '' },
  { id: 'army', number: '2', title: 'The army is small', text: 'It counts 45,000 people (in 2022).' },
  { id: 'public', number: '12', title: 'The public', text: 'Nobody mentions an army here.' },
  { id: 'more', number: 'B2', title: 'Ledger', text: 'Table' },
];

const ids = (query: string) => findSlides(slides, query).map(({ slide }) => slide.id);

test('an empty query finds every slide in order', () => {
  expect(ids(' ')).toEqual(['cover', 'army', 'public', 'more']);
});

test('the printed number comes first, exactly', () => {
  expect(ids('2')[0]).toBe('army');
  expect(ids('b2')).toEqual(['more']);
});

test('titles come before text', () => {
  expect(ids('army')).toEqual(['army', 'public']);
});

test('case and accents do not count', () => {
  expect(ids('CAFE')).toEqual(['cover']);
});

test('the query is text, not a pattern', () => {
  expect(ids('(in 2022).')).toEqual(['army']);
  expect(ids('.*')).toEqual([]);
});

test('a hit in the text shows its surroundings', () => {
  expect(findSlides(slides, '45,000')[0]?.excerpt).toEqual(['It counts ', '45,000', ' people (in 2022).']);
});
