import { type Colours, points } from '../look.ts';
import { el, escapeXml } from '../xml.ts';
import { letters, UNBROKEN } from './chart-looks.ts';
import type { Labels, Moved } from './chart-series.ts';

/** The labels of a series. */
export function writeLabels(labels: Labels | undefined, colours: Colours): string {
  if (!labels) return el('c:dLbls', {}, ...shows({}));
  const { format, own = new Map<number, string | null>(), named = new Set<number>(), along, moved } = labels;
  const look = (code: string) => [
    el('c:numFmt', { formatCode: code, sourceLinked: 0 }),
    el('c:spPr', {}, el('a:noFill'), el('a:ln', {}, el('a:noFill'))),
    letters(labels.size, labels.colour, colours, labels.bold, UNBROKEN),
    labels.position ? el('c:dLblPos', { val: labels.position }) : '',
  ];
  if (along)
    return el(
      'c:dLbls',
      {},
      ...along.map((text, idx) => alongLabel(text, idx, labels, look(format), colours)),
      ...look(format),
      ...shows({}),
    );
  const indexes = [...new Set([...own.keys(), ...named, ...(moved?.keys() ?? [])])].sort((a, b) => a - b);
  const single = indexes.map((idx) => {
    const code = own.get(idx);
    if (code === null) return el('c:dLbl', {}, el('c:idx', { val: idx }), el('c:delete', { val: 1 }));
    const name = named.has(idx);
    const separator = name ? el('c:separator', {}, ' ') : '';
    return el(
      'c:dLbl',
      {},
      el('c:idx', { val: idx }),
      placeOf(moved?.get(idx)),
      ...look(code ?? format),
      ...shows({ value: true, name }),
      separator,
    );
  });
  return el('c:dLbls', {}, ...single, ...look(format), ...shows({ value: true }));
}

function placeOf(moved: Moved | undefined): string {
  if (!moved) return '';
  const [x, y] = [moved.x ?? 0, moved.y ?? 0].map((part) => Math.round(part * 1e5) / 1e5);
  return el('c:layout', {}, el('c:manualLayout', {}, el('c:x', { val: x }), el('c:y', { val: y })));
}

/** A field of PowerPoint 2013 for the value along: other programs show the text in it. */
function alongLabel(
  text: string | undefined,
  idx: number,
  { size, bold, colour, moved }: Labels,
  [number = '', fill = '', , position = '']: string[],
  colours: Colours,
): string {
  if (text === undefined) return el('c:dLbl', {}, el('c:idx', { val: idx }), el('c:delete', { val: 1 }));
  const run = el('a:rPr', { lang: 'en', sz: points(size), b: bold ? 1 : 0 }, colours.fill(colour));
  const id = `{6A1C0000-0000-4000-9000-${(idx + 1).toString(16).toUpperCase().padStart(12, '0')}}`;
  const field = el('a:fld', { id, type: 'XVALUE' }, run, el('a:pPr'), el('a:t', {}, escapeXml(text)));
  const rich = el(
    'c:rich',
    {},
    el('a:bodyPr', UNBROKEN),
    el('a:lstStyle'),
    el('a:p', {}, field, el('a:endParaRPr', { lang: 'en' })),
  );
  const c15 = 'http://schemas.microsoft.com/office/drawing/2012/chart';
  const table = el(
    'c:ext',
    { uri: '{CE6537A1-D6FC-4f65-9D91-7224C49458BB}', 'xmlns:c15': c15 },
    el('c15:dlblFieldTable'),
  );
  return el(
    'c:dLbl',
    {},
    el('c:idx', { val: idx }),
    placeOf(moved?.get(idx)),
    el('c:tx', {}, rich),
    number,
    fill,
    position,
    ...shows({ along: true }),
    el('c:extLst', {}, table),
  );
}

function shows({
  value = false,
  along = false,
  name = false,
}: {
  value?: boolean;
  along?: boolean;
  name?: boolean;
}): string[] {
  const flags = { LegendKey: false, Val: value, CatName: along, SerName: name, Percent: false, BubbleSize: false };
  return Object.entries(flags).map(([tag, val]) => el(`c:show${tag}`, { val }));
}
