import { rm } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { printFolder } from '../browser/print-folder.ts';
import { readPdf } from '../browser/read-pdf.ts';
import { ROOT } from '../build-deck.ts';
import { ALL_ATTEMPTS } from '../hostile/attempts.ts';
import { hostileDeck } from '../hostile/hostile-deck.ts';
import { hidden } from '../unpack.ts';

test('both PDFs show them as text: no script, no action, no address but the web’s', {
  timeout: 120_000,
}, async () => {
  const folder = await hostileDeck();
  const print = await printFolder();
  const { slides, handout } = await print.print(folder);
  await print.remove();
  await rm(path.join(ROOT, folder), { recursive: true, force: true });
  for (const pdf of [slides, handout]) {
    const { pages, info } = await readPdf(pdf);
    expect(info.Title).toContain(ALL_ATTEMPTS);
    const links = pages.flatMap((page) => page.links).filter((link) => typeof link === 'string');
    expect(links.filter((link) => !link.startsWith('https://example.org/'))).toEqual([]);
    expect(pages.map(({ text }) => text).join(' ')).toContain('<iframe srcdoc=');
    const forbidden = ['/JavaScript', '/Launch', '/EmbeddedFile', '/SubmitForm', '/OpenAction<<'];
    expect(hidden(Buffer.from(pdf), forbidden)).toEqual([]);
  }
});
