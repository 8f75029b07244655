import { expect, test } from 'vitest';
import { cutFont, endCutting } from '../../deck/fonts/cut-font.mjs';
import { FAMILIES, readScript } from '../../deck/fonts/families.ts';

test('what is no font is refused, and the next one is cut', async () => {
  const source = await readScript(FAMILIES[0], 'latin');
  const [refused, font] = await Promise.allSettled([
    cutFont(Buffer.from('no font'), 'a', { targetFormat: 'woff2' }),
    cutFont(source, 'a', { targetFormat: 'woff2', variationAxes: { wght: 400 } }),
  ]);
  expect(refused).toMatchObject({ status: 'rejected', reason: { message: expect.stringContaining('font') } });
  expect(font.status === 'fulfilled' && font.value.toString('latin1', 0, 4)).toBe('wOF2');
});

test('a thread that was ended is begun anew by who asks, and one that is waited for goes on', async () => {
  const source = await readScript(FAMILIES[0], 'latin');
  const cut = () => cutFont(source, 'a', { targetFormat: 'truetype', variationAxes: { wght: 400 } });
  await cut();
  const ending = endCutting();
  const asked = cut();
  await ending;
  await endCutting();
  expect((await asked).length).toBeGreaterThan(0);
});
