import { readFile, writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { followedCopy } from '../build/followed-copy.ts';

const { file, serveAnew, page, toldOf, edit } = followedCopy();

test('figures are looked at for their room once a page was answered, and at every edit from then on', async () => {
  const data = 'charts/umsatz.csv';
  const text = await readFile(file(data), 'utf8');
  const rows = Array.from({ length: 60 }, (_, n) => `tag${n},Tag ${n},1,1\n`).join('');
  await serveAnew(() => writeFile(file(data), text + rows));
  const told = { event: 'deck:fault', data: [expect.objectContaining({ code: 'panel-room' })] };
  const seen = await toldOf(async () => {
    expect(await page()).toContain('id="umsatz"');
  });
  expect(seen).toEqual(told);
  expect((await edit(data, rows, '')).event).toBe('deck:update');
  expect(await edit(data, text, text + rows)).toEqual(told);
});
