import { expect, test } from 'vitest';
import { imageName } from '../../deck/build/files/asset.ts';

test('an image’s name in the site changes with its content and needs no escaping', () => {
  const bytes = new TextEncoder().encode('picture');
  const name = imageName('slides/images/tree.png', '.png', bytes);
  expect(name).toMatch(/^assets\/tree-[0-9a-f]{8}\.png$/);
  expect(imageName('slides/images/tree.png', '.png', new TextEncoder().encode('other'))).not.toBe(name);
  expect(imageName('slides/a "b" & ж.1.svg', '.svg', bytes)).toMatch(/^assets\/a-b-ж\.1-[0-9a-f]{8}\.svg$/);
});
