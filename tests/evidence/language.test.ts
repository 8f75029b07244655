import { expect, test } from 'vitest';
import { wordsOf } from '../../deck/evidence/language.ts';

test('where a map’s words stand is a path, and none of its words', () => {
  const text = { text: 'Crossed here', source: { file: 'charts/wrnog.ts', line: 1 } };
  expect(wordsOf({ frames: [{ layers: [{ rings: [text] }] }] })).toEqual(['Crossed here']);
});
