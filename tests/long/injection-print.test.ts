import { mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { printPage } from '../../deck/print/print-page.ts';
import { serveFolder, testBrowser } from '../browser/driver.ts';
import { readPdf } from '../browser/read-pdf.ts';
import { buildDeck, ROOT, temporary } from '../build-deck.ts';
import { hostileDeck } from '../hostile/hostile-deck.ts';
import { hidden } from '../unpack.ts';

test('on paper they are text: no script, no action, no address but the web’s', { timeout: 120_000 }, async () => {
  const folder = await hostileDeck();
  const out = await mkdtemp(path.join(await temporary(), 'site-'));
  await buildDeck(folder, path.join(out, 'dist'));
  const served = await serveFolder(path.join(out, 'dist'));
  // The page as the browser prints it: the command refuses slides that are as full as these.
  const { pdf } = await printPage(await testBrowser(), served.url, 'slide');
  await served.close();
  await Promise.all([out, path.join(ROOT, folder)].map((each) => rm(each, { recursive: true, force: true })));
  const { pages } = await readPdf(pdf);
  expect(pages.map(({ text }) => text).join(' ')).toContain('</script><script>');
  const links = pages.flatMap((page) => page.links).filter((link) => typeof link === 'string');
  expect(links.filter((link) => !link.startsWith('https://example.org/'))).toEqual([]);
  expect(pages.map(({ text }) => text).join(' ')).toContain('<iframe srcdoc=');
  const forbidden = ['/JavaScript', '/Launch', '/EmbeddedFile', '/SubmitForm', '/OpenAction<<'];
  expect(hidden(Buffer.from(pdf), forbidden)).toEqual([]);
});
