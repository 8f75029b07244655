import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { AREA_LOOKS, LINE_LOOKS, NAME_LOOKS, POINT_LOOKS } from '../../deck/model/map.ts';
import { FIXTURES } from './maps.ts';

const docs = await readFile(new URL('../../docs/maps.md', import.meta.url), 'utf8');

test.each(['island.ts', 'rainfall.ts', 'rainfall.csv', 'harbours.ts', 'harbours.csv'])(
  'the guide’s %s is the one that is tested',
  async (name) => {
    const text = await readFile(new URL(name, FIXTURES), 'utf8');
    expect(docs).toContain(text.replace('../../../../deck/', '../deck/').trimEnd());
  },
);

test('the guide knows every look', () => {
  for (const look of [...AREA_LOOKS, ...LINE_LOOKS, ...POINT_LOOKS, ...NAME_LOOKS])
    expect(docs).toContain(`\`${look}\``);
});
