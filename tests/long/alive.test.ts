import { expect, test } from 'vitest';
import { GALLERY, liveSlides, tipOf } from '../browser/live-slides.ts';

const { onSlide } = liveSlides(GALLERY);

test.each([
  ['bars-interval', ['North: 52%, 49 to 55', 'Islands: 44%, 31 to 57']],
  ['bars-signs', ['North, arrivals: 30 thousand', 'South, departures: \u221221 thousand']],
  ['dots-change', ['North, 2019: 31%', 'South, 2023: 38%']],
  ['dots-log', ['Old town: 21,400 people', 'Marsh: 3 people']],
  ['line-notes', ['January 2022, Ferry: 42 thousand', 'December 2022, Bridge: 51 thousand']],
  ['units-fleet', ['Trams, renewed in 2020: 13 vehicles', 'Buses: 4 vehicles']],
  ['diverging-polls', ['The new bridge, against: 70%', 'A tunnel under the harbour, rest: 18.6%']],
  ['diverging-apart', ['The new bridge, against: 45%', 'The ferry at night, for: 45%']],
  [
    'timeline-lanes',
    [
      '14 Sept 2020, Loans: $1.5bn, agreed',
      '16 Nov 2022, Loans: over $1.7bn, 105bn roubles; agreed in June at about $1.5bn',
    ],
  ],
  ['line-log', ['2018, Sensors: 1,200 readings', '2023, Gauges: 903 readings']],
  ['awkward-forty', ['Place 1: 3 people', 'Place 40: 159 people']],
])('%s is alive: the keys go through its data, and the pointer names what it is at', (id, [first, last]) =>
  onSlide(id, { reducedMotion: true }, async (page) => {
    const tip = () => tipOf(page, id);
    await page.focus(`#${id} .plot`);
    await page.keyboard.press('Home');
    expect(await tip()).toBe(first);
    await page.keyboard.press('End');
    expect(await tip()).toBe(last);
    await page.keyboard.press('Escape');
    expect(await tip()).toBe('');
    const box = await page.$eval(`#${id} .plot`, (plot) => plot.getBoundingClientRect().toJSON() as DOMRect);
    let named = '';
    for (let y = box.top + 10; y < box.bottom && !named; y += 12) {
      for (let x = box.left + 150; x < box.right && !named; x += 60) {
        await page.mouse.move(x, y);
        named = (await tip()) ?? '';
      }
    }
    expect(named).toMatch(/: \S/);
  }),
);
