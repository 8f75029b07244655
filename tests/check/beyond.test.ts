import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sharedClaims } from '../../deck/check/shared-claims.ts';
import { spelling } from '../../deck/check/spelling.ts';
import { formatFinding } from '../../deck/model/finding.ts';
import { read } from './read.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'check-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('spelling', () => {
  test.each([
    ['de', 'Run npm install -D @cspell/dict-de-de (licence LGPL-3.0; it is not shipped with the deck).'],
    [
      'el',
      'Silence this on the first slide; see https://github.com/streetsidesoftware/cspell-dicts for what there is.',
    ],
  ])('says once that there is no dictionary of %s', async (lang, cure) => {
    const found = await spelling(read(`---\ntitle: Sample\nlang: ${lang}\n---\n\n## Wort\n\nSatz.\n`), folder);
    expect(found).toMatchObject([{ code: 'spelling-language', source: { file: 'slides/01.md', line: 1 }, cure }]);
  });
});

test('a claim that another deck of the project states with another number is told', async () => {
  const header = 'id,claim,figure,voice,kind,grade,check,references\n';
  const row = (id: string, figure: string) => `${id},Some claim,"${figure}",the article,figure,partly,partly,\n`;
  for (const [name, lang, rows] of [
    ['de', 'de', row('C1', '1.200,5 Tonnen') + row('C2', '35 %')],
    ['short', 'en', row('C1', '1,200.5 tonnes')],
  ] as const) {
    await mkdir(path.join(folder, 'slides', name), { recursive: true });
    await writeFile(path.join(folder, 'slides', name, '01.md'), `---\ntitle: T\nlang: ${lang}\n---\n`);
    await writeFile(path.join(folder, 'slides', name, 'claims.csv'), header + rows);
  }
  const claims = { path: 'slides/claims.csv', text: header + row('C1', '1,200.5 tonnes') + row('C2', '34%') };
  const found = await sharedClaims(read('## One\n\nText [@C1; @C2]\n', { claims }), folder, 'slides');
  expect(found.map(formatFinding)).toEqual([
    'slides/claims.csv:3:1  error: C2 says “34%”, and in slides/de/claims.csv “35 %”. [shared-claim]\n    Make both ledgers say the same, or give one of the claims another id.',
  ]);
});
