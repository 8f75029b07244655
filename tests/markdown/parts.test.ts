import { describe, expect, it } from 'vitest';
import { keyRuns } from '../../deck/markdown/cite/numerals.ts';
import { breakPages, PAGE, TextMeasure } from '../../deck/markdown/cite/paging.ts';
import { narratorName } from '../../deck/markdown/cite/reference-list.ts';
import { resolvePath } from '../../deck/markdown/paths.ts';
import { readAttributeList } from '../../deck/markdown/rules/attribute-list.ts';
import { slug } from '../../deck/markdown/slide-ids.ts';
import { nearest, suggest } from '../../deck/source/nearest.ts';

describe('nearest', () => {
  it('finds near misses and lets others be', () => {
    expect(nearest('figrue', ['statement', 'figure'])).toBe('figure');
    expect(nearest('tow', ['one', 'two'])).toBe('two');
    expect(nearest('xy', ['ab', 'xyz'])).toBe('xyz');
    expect(nearest('elephant', ['figure', 'table'])).toBeUndefined();
  });

  it('names what is there, but not hundreds', () => {
    const many = Array.from({ length: 40 }, (_, i) => `name-${i}`);
    expect(suggest('zzz', many, 'Names')).toMatch(/^Names: name-0, .* and 28 more\.$/);
    expect(suggest('zzz', [], 'Names')).toBe('There are no names.');
  });
});

describe('readAttributeList', () => {
  it('reads ids, classes and pairs in order', () => {
    expect(readAttributeList(' .a #b c=d e="f g" h=\'i\' .j ')).toEqual([
      ['class', 'a'],
      ['id', 'b'],
      ['c', 'd'],
      ['e', 'f g'],
      ['h', 'i'],
      ['class', 'j'],
    ]);
    expect(readAttributeList('')).toEqual([]);
  });

  it('refuses what it cannot read to the end', () => {
    for (const text of ['.', 'a=', 'a="b', '.a}', '{.a']) expect(readAttributeList(text), text).toBeUndefined();
  });
});

describe('keyRuns', () => {
  const shown = (...keys: string[]) =>
    keyRuns(keys.map((key) => ({ key }))).map(({ first, last }) =>
      first === last ? first.key : `${first.key}–${last.key}`,
    );

  it('joins three and more of one prefix and one width', () => {
    expect(shown('C1', 'C2', 'C3', 'C5', 'C6', 'R7')).toEqual(['C1–C3', 'C5', 'C6', 'R7']);
    expect(shown('C8', 'C9', 'C10')).toEqual(['C8', 'C9', 'C10']);
    expect(shown('C08', 'C09', 'C10')).toEqual(['C08–C10']);
    expect(shown('a', 'b', 'c')).toEqual(['a', 'b', 'c']);
    expect(shown('C3', 'C2', 'C1')).toEqual(['C3', 'C2', 'C1']);
  });
});

describe('paging', () => {
  const measure = new TextMeasure((text) => text.length * 10);
  const lines = (text: string, width: number) => measure.lines({ text, width: width + PAGE.gapPx });

  it('wraps at spaces, and a word that is too long goes on', () => {
    expect(lines('', 100)).toBe(1);
    expect(lines('aaaa bbbbb', 100)).toBe(1);
    expect(lines('aaaaa bbbbb', 100)).toBe(2);
    expect(lines('a'.repeat(25), 100)).toBe(3);
    expect(lines(`aa ${'a'.repeat(25)} bbbb`, 100)).toBe(4);
  });

  it('gives each page what fits, and always something', () => {
    expect(breakPages(['a', 'b', 'c', 'd'], [50, 60, 200, 10], 110)).toEqual([['a', 'b'], ['c'], ['d']]);
    expect(breakPages([], [], 100)).toEqual([]);
  });
});

describe('paths and ids', () => {
  it('resolves a path beside its file and never out of the project', () => {
    expect(resolvePath('slides/deck.md', '../charts/a.ts')).toBe('charts/a.ts');
    expect(resolvePath('slides/part/deck.md', './images/../a.png')).toBe('slides/part/a.png');
    expect(resolvePath('slides/deck.md', '../../a.ts')).toBeUndefined();
  });

  it('makes ids of titles of every script', () => {
    expect(slug('MiG-29: what’s left?')).toBe('mig-29-whats-left');
    expect(slug('白俄罗斯 — 2022')).toBe('白俄罗斯-2022');
    expect(slug('2022')).toBe('slide-2022');
  });
});

describe('narratorName', () => {
  const reference = { id: 'r1', type: 'book', source: { file: 'references.yaml', line: 1 }, containerTitle: 'Soil' };
  it('is the short name, else the authors in the words of the language, else who published', () => {
    expect(narratorName({ ...reference, author: ['Jo Smith'], titleShort: 'Smith 2001' }, 'en')).toBe('Smith 2001');
    expect(narratorName({ ...reference, author: ['Jo Smith', 'Bo Berg'] }, 'en')).toBe('Jo Smith and Bo Berg');
    expect(narratorName({ ...reference, author: ['Jo Smith', 'Bo Berg'] }, 'de')).toBe('Jo Smith und Bo Berg');
    expect(narratorName({ ...reference, author: ['A', 'B', 'C', 'D'] }, 'en')).toBe('A et al.');
    expect(narratorName(reference, 'en')).toBe('Soil');
  });
});
