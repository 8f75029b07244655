import { expect, test } from 'vitest';
import type { DeckMeta } from '../../deck/model/deck.ts';
import { renderIndex } from '../../deck/page/index-page.ts';

const FILES = { stylesheet: './assets/briefings.css', icon: './assets/icon.svg' };
const meta: DeckMeta = {
  title: 'A <b> & "C"',
  lang: 'de',
  notes: 'private',
  theme: 'auto',
  marking: 'TLP:AMBER+STRICT',
};
const picture = { light: './assets/a.png', dark: './assets/b.png' };

test('the list of all briefings has each with its picture, title, date and label, and runs nothing', () => {
  const dated: DeckMeta = { ...meta, title: 'Second', lang: 'en', date: '6 May 2024', subtitle: 'What <it> says' };
  const html = renderIndex(
    [
      { name: 'acme', meta: { ...meta, asOf: 'Mai 2024' }, picture },
      { name: 'größe 5%', meta: dated, picture: { light: './assets/c.png', dark: './assets/c.png' } },
    ],
    FILES,
  );
  expect(html).toContain('<html lang="de" dir="ltr">');
  expect(html).toContain("default-src 'none'");
  expect(html).not.toMatch(/<script|<style|style=|\son\w+=/);
  expect(html).toContain('href="./acme/index.html"');
  expect(html).toContain('href="./gr%C3%B6%C3%9Fe%205%25/index.html"');
  expect(html).toContain('<h2>A &lt;b&gt; &amp; &quot;C&quot;</h2>');
  expect(html).toContain(
    '<span class="date">Stand Mai 2024</span> <span class="marking amber">TLP:AMBER+STRICT</span>',
  );
  expect(html).toContain('<source media="(prefers-color-scheme: dark)" srcset="./assets/b.png">');
  expect(html).toContain('<li lang="en" dir="ltr">');
  expect(html).toContain('What &lt;it&gt; says');
  expect(html.match(/<img/g)).toHaveLength(2);
  expect(html.match(/<source/g)).toHaveLength(1);
});
