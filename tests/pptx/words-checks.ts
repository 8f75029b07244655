import { describe, expect, test } from 'vitest';
import type { Slide } from '../../deck/model/deck.ts';
import { renderSection } from '../../deck/page/section.ts';
import { categoryName } from '../../deck/panels/layout/format.ts';
import { daysOf } from '../../deck/pptx/charts/line-chart.ts';
import { all, type Element, type Made, madeFrom, wordsOf } from './read-pptx.ts';

/** Tests that a deck's PowerPoint file says what its pages say, slide by slide. @param folder with `slides/` and `charts/`, relative to the root */
export function saysWhatThePagesSay(folder: string): void {
  describe(`each slide of the deck in "${folder}"`, () => {
    test('says in PowerPoint what it says in the page, word for word', async () => {
      const made = await madeFrom(folder);
      for (const slide of made.loaded.deck.slides) {
        const missing = lacking(wordsOf(pageText(made, slide)), wordsOf(slideText(made, slide)));
        expect(missing, slide.id).toEqual([]);
      }
    }, 60_000);

    test('has every number that its charts show, and an alternative text for every figure', async () => {
      const made = await madeFrom(folder);
      for (const slide of made.loaded.deck.slides) {
        const root = made.own.root(`ppt/slides/slide${slide.index + 1}.xml`);
        const alternatives = all(root, 'p:cNvPr').flatMap(({ attrs }) => attrs.descr ?? []);
        for (const figure of slide.body.filter((part) => typeof part !== 'string' && part.type === 'figure')) {
          if (typeof figure === 'string' || figure.type !== 'figure') continue;
          const panel = made.loaded.panels.find(({ id }) => id === figure.panel);
          if (!panel || (panel.kind === 'map' && panel.decorative)) continue;
          if (figure.alt !== '' || panel.summary !== '') expect(alternatives).toContain(figure.alt || panel.summary);
          const said = wordsOf(slideText(made, slide));
          // An axis of days, whose steps are uneven or have no names but their dates, is named by PowerPoint itself.
          if (panel.kind === 'line' && daysOf(panel)) continue;
          const labels =
            panel.kind === 'map' || panel.kind === 'timeline'
              ? []
              : panel.categories.map((category) => categoryName(category, made.loaded.deck.meta.lang));
          expect(lacking(wordsOf(labels.join(' ')), said), panel.id).toEqual([]);
        }
      }
    });

    test('links to the slides and the pages that it links to in the page', async () => {
      const made = await madeFrom(folder);
      for (const slide of made.loaded.deck.slides) {
        const name = `ppt/slides/slide${slide.index + 1}.xml`;
        const relations = made.own.relations(name);
        const html = slide.body.filter((part) => typeof part === 'string').join('') + slide.sourcesHtml;
        const outside = [...html.matchAll(/href="(https?:[^"]*)"/g)].map(([, href = '']) =>
          href.replaceAll('&amp;', '&'),
        );
        const linked = relations.filter(({ external }) => external).map(({ target }) => target);
        for (const href of outside) expect(linked).toContain(encodeURI(decodeURI(href)));
        const inside = [...html.matchAll(/href="#([^"]*)"/g)].length;
        if (inside > 0) expect(relations.some(({ type }) => type === 'slide')).toBe(true);
      }
    });
  });
}

/** What a slide's page shows but for its figures, whose words are the drawings' own, and the furniture of an article. */
function pageText({ loaded }: Made, slide: Slide): string {
  const html = renderSection(loaded.deck, slide, { notes: false }, () => '')
    .replace(/<nav class="contents[\s\S]*?<\/nav>/, '')
    .replace(/<p class="place[\s\S]*?<\/p>/, '')
    .replace(/<button[\s\S]*?<\/button>/g, '')
    // The names of tabs are their headings too.
    .replace(/<div class="tab-names[\s\S]*?<\/div>/g, '')
    .replace(/<span class="row-grade">[\s\S]*?<\/span>/g, '')
    // A square of the wall shows the number alone.
    .replace(/(<a href="#cite-[^"]*">)<span>[^<]*<\/span>/g, '$1')
    // A formula is a line in PowerPoint, see constructs.test.ts.
    .replace(/<math[\s\S]*?<\/math>/g, '')
    .replace(/<span class="visually-hidden">[\s\S]*?<\/span>/g, '')
    .replace(/<a [^>]*class="footnote-back"[\s\S]*?<\/a>/g, '');
  return stripped(html);
}

export function stripped(html: string): string {
  return html
    .replace(/<\/(?:p|li|td|th|h\d|div|tr|span|sup|a)>/g, '$& ')
    .replace(/<(?:sup|br)\b[^>]*>/g, ' ')
    .replace(/<[^>]*>/g, '')
    .replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => ENTITIES[name] ?? '')
    .replaceAll('\u2060', '');
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

/** All text of a slide, runs set apart where they are raised, and of its charts. */
function slideText({ own }: Made, { index }: Slide): string {
  const name = `ppt/slides/slide${index + 1}.xml`;
  const charts = own.relations(name).filter(({ type }) => type === 'chart');
  const texts = [name, ...charts.map(({ target }) => target)].map((each) => textOf(own.root(each)));
  return texts.join(' ');
}

function textOf(element: Element): string {
  if (element.name === 'a:t' || element.name === 'c:v') return element.text;
  const inner = element.children.map(textOf).join('');
  const raised = element.name === 'a:r' && all(element, 'a:rPr').some(({ attrs }) => attrs.baseline !== undefined);
  return element.name === 'a:p' || element.name === 'c:pt' || raised || element.name === 'a:br' ? ` ${inner} ` : inner;
}

/** Words that are said more often in one list than in the other. */
export function lacking(wanted: readonly string[], there: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const word of there) counts.set(word, (counts.get(word) ?? 0) + 1);
  return wanted.filter((word) => {
    const left = counts.get(word) ?? 0;
    counts.set(word, left - 1);
    return left <= 0;
  });
}
