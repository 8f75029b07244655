import { expect, test } from 'vitest';
import { parseDeck } from '../../deck/markdown/index.ts';
import type { Panel } from '../../deck/model/panel.ts';
import { formatValue } from '../../deck/panels/layout/format.ts';
import { goodMap } from '../panels/maps.ts';
import { bodyHtml, oneFile, samplePanels } from './sample.ts';

const maps = await Promise.all(['island', 'rainfall'].map((name) => goodMap(name)));

function parse(body: string, lang = 'en') {
  const { deck, problems } = parseDeck({
    files: [{ path: 'slides/01.md', text: `---\ntitle: Maps\nlang: ${lang}\n---\n\n## One\n\n${body}\n` }],
    panels: new Map(maps.map((map) => [`charts/${map.id}.ts`, map])),
    faultyPanels: new Set(),
    images: new Map(),
    host: { measure: () => 0, formatValue },
  });
  return { html: bodyHtml(deck.slides.at(-1), lang), problems };
}

test('prose takes a measured distance and a joined value from the map', () => {
  const { html, problems } = parse(
    '{{ island.alder-border }} km, {{ rainfall.rain.NW }} mm, {{ rainfall.rain.S }}',
    'de',
  );
  expect(problems).toEqual([]);
  expect(html.replace(/<[^>]*>/g, '').trim()).toBe('140\u00a0km, 1.450\u00a0mm, k. A.');
});

test.each([
  ['island.border', 'The chart "island" has no layer "border".', 'alder-border'],
  ['rainfall.rain', 'The layer "rain" of the map "rainfall" has several values.', '{{ rainfall.rain.NW }}'],
  ['rainfall.rain.NO', 'The chart "rainfall" has no value "NO".', 'NW'],
])('%s is no value of a map', (path, message, known) => {
  const { problems } = parse(`{{ ${path} }}`);
  expect(problems.map((problem) => problem.message)).toEqual([message]);
  expect(problems[0]?.hint).toContain(known);
});

test('a map stands on its slide, and what it cites is the slide’s', () => {
  const { html, problems } = parse('![](../charts/island.ts)');
  expect(problems).toEqual([]);
  expect(html).toContain('<figure data-panel="island">');
});

test('prose writes a value with as many decimals as its chart', () => {
  const panels = new Map(samplePanels.map((panel) => [`charts/${panel.id}.ts`, { ...panel, decimals: 2 }]));
  const { deck, problems } = parseDeck(
    oneFile(
      '## One\n\n{{ fruit.apples.early }}, {{ fruit.pears.late }}, {{ fruit.apples.early - fruit.pears.late }}\n',
      { panels },
    ),
  );
  expect(problems).toEqual([]);
  expect(bodyHtml(deck.slides.at(-1)).replace(/<[^>]*>/g, '')).toContain('1,200.50, 4.00, 1,196.50');
});

test.each([
  [[40, 35, 25.4], '100.4%'],
  [[40, 52, 61], undefined],
])('the percentages %j of a chart are summed up only as parts of one whole', (shares, sum) => {
  const poll = samplePanels.find(({ id, kind }) => id === 'poll' && kind === 'bars');
  const panels = new Map([['charts/poll.ts', { ...poll, values: [shares] } as Panel]]);
  const { deck, problems } = parseDeck(oneFile('## One\n\n{{ poll.total }}\n', { panels }));
  if (sum !== undefined) expect(bodyHtml(deck.slides.at(-1)).replace(/<[^>]*>/g, '')).toContain(sum);
  expect(problems.map(({ message, hint }) => [message, hint])).toEqual(
    sum !== undefined
      ? []
      : [
          [
            'The percentages of "poll" are no parts of one whole: their sum says nothing.',
            'Name one of them, or a difference: {{ poll.silent - poll.no }}.',
          ],
        ],
  );
});
