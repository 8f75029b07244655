import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { deadLinks, placeOfLink } from '../../deck/check/dead-links.ts';
import type { Site } from '../../deck/model/site.ts';

test('an address that does not answer is told where it stands', async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'links-'));
  const url = 'https://nobody.invalid/page';
  await writeFile(
    path.join(folder, 'index.html'),
    `<a href="${url}">page</a><a href="#x">here</a><a href="mailto:a@b.example">a</a>`,
  );
  const site = {
    loaded: {
      deck: {
        slides: [{ id: 'one', source: { file: 'slides/01.md', line: 5 } }],
        references: [{ id: 'R1', URL: 'https://example.org', source: { file: 'slides/references.yaml', line: 2 } }],
      },
    },
    sections: [{ id: 'one', html: `<p data-at="2">x</p><p data-at="4"><a href="${url}">page</a></p>` }],
  } as unknown as Site;
  expect(await deadLinks(site, folder)).toMatchObject([
    { code: 'dead-link', source: { file: 'slides/01.md', line: 9 }, on: 'one', message: `${url} does not answer.` },
  ]);
  expect(placeOfLink(site, 'https://example.org/')).toEqual({ source: { file: 'slides/references.yaml', line: 2 } });
  await rm(folder, { recursive: true });
}, 60_000);
