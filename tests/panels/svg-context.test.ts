import { expect, test } from 'vitest';
import { SvgContext } from '../../deck/panels/draw/svg-context.ts';
import { textElement } from '../../deck/panels/draw/svg-elements.ts';

const measure = (text: string, size: number) => text.length * size;

function draw(work: (context: SvgContext) => void): string {
  const context = new SvgContext({ width: 100, height: 50 }, measure, 'p');
  work(context);
  return context.shapes.join('');
}

test('a path of one rectangle or one whole arc is an element of its own, any other a path', () => {
  const svg = draw((context) => {
    context.fillStyle = 'var(--ink)';
    context.beginPath();
    context.rect(10, 20, 30.04, -5);
    context.fill();
    context.beginPath();
    context.arc(1, 2, 3.26, 0, 2 * Math.PI);
    context.closePath();
    context.fill();
    context.beginPath();
    context.arc(1, 2, 3, 0, Math.PI);
    context.fill();
    context.beginPath();
    context.moveTo(0, 0);
    context.rect(1, 1, 2, 2);
    context.fill('evenodd');
  });
  expect(svg).toBe(
    '<rect fill="var(--ink)" x="10" y="15" width="30" height="5"/>' +
      '<circle fill="var(--ink)" cx="1" cy="2" r="3.3"/>' +
      '<path fill="var(--ink)" d="M4 2a3 3 0 0 1-3 3 3 3 0 0 1-3-3"/>' +
      '<path fill="var(--ink)" fill-rule="evenodd" d="M0 0m1 1h2v2h-2z"/>',
  );
});

test('rectangles that are filled alike one after the other are one path; what is paler, or of another colour or step, stays apart', () => {
  const context = new SvgContext({ width: 100, height: 50 }, measure, 'p');
  for (const x of [0.04, 26.4, 52.8]) context.fillRect(x, 10, 19, 40);
  context.fillStyle = 'var(--a)';
  for (const alpha of [1, 0.5, 0.5]) {
    context.globalAlpha = alpha;
    context.fillRect(1, 2, 3, 4);
  }
  context.globalAlpha = 1;
  context.step = 1;
  context.fillRect(1, 2, 3, 4);
  context.step = 2;
  context.fillRect(1, 2, 3, 4);
  const rect = (paint: string) => `<rect fill="${paint} x="1" y="2" width="3" height="4"/>`;
  expect(context.shapes).toEqual([
    '<path fill="#000000" d="M0 10h19v40h-19zm26.4 0h19v40h-19zm26.4 0h19v40h-19z"/>',
    rect('var(--a)"'),
    rect('var(--a)" opacity="0.5"'),
    rect('var(--a)" opacity="0.5"'),
    rect('var(--a)"'),
    rect('var(--a)"'),
  ]);
  expect(context.steps.shapes).toEqual([0, 0, 0, 0, 1, 2]);
});

test('strokes have their width, dash, ends and corners', () => {
  const svg = draw((context) => {
    context.lineWidth = 2.5;
    context.setLineDash([10, 8]);
    context.lineDashOffset = 4;
    context.lineCap = 'round';
    context.lineJoin = 'round';
    context.strokeRect(1, 2, 3, 4);
  });
  expect(svg).toBe(
    '<rect fill="none" stroke="#000000" stroke-width="2.5" stroke-linecap="round" stroke-linejoin="round" ' +
      'stroke-dasharray="10 8" stroke-dashoffset="4" x="1" y="2" width="3" height="4"/>',
  );
});

test('nothing that is set gets out of its attribute, and what no canvas knows is left out', () => {
  const context = new SvgContext({ width: 100, height: 50 }, measure, 'p');
  const out = '"/><script>';
  Object.assign(context, { fillStyle: out, strokeStyle: out, lineCap: out, lineJoin: out, globalAlpha: out });
  Object.assign(context, { lineWidth: out, miterLimit: out, dash: [out] });
  context.fillRect(0, 0, 1, 1);
  context.strokeRect(0, 0, 1, 1);
  context.fillText(out, 0, 0);
  expect(
    context.shapes.join('') + context.texts.map((text) => textElement(text, 'Source Sans 3', false)).join(''),
  ).not.toMatch(/<script|[^=]"[^\s"/>]/);
});

test('what was saved comes back, and what was not stays', () => {
  const svg = draw((context) => {
    context.fillStyle = 'var(--a)';
    context.save();
    context.fillStyle = 'var(--b)';
    context.globalAlpha = 0.5;
    context.translate(5, 6);
    context.fillRect(0, 0, 1, 1);
    context.restore();
    context.fillRect(0, 0, 1, 1);
    context.restore();
    context.fillRect(0, 0, 1, 1);
  });
  expect(svg).toBe(
    '<rect fill="var(--b)" opacity="0.5" transform="matrix(1,0,0,1,5,6)" x="0" y="0" width="1" height="1"/>' +
      '<path fill="var(--a)" d="M0 0h1v1h-1zm0 0h1v1h-1z"/>',
  );
});

test('a clip holds until it is restored, and lies within the one before', () => {
  const svg = draw((context) => {
    context.save();
    context.beginPath();
    context.rect(0, 0, 10, 10);
    context.clip();
    context.rect(5, 5, 10, 10);
    context.clip('evenodd');
    context.fillRect(0, 0, 1, 1);
    context.fillRect(0, 0, 1, 1);
    context.restore();
    context.save();
    context.clip();
    context.fillText('Text alone brings no clip', 0, 0);
    context.restore();
    context.fillRect(0, 0, 1, 1);
  });
  expect(svg).toBe(
    '<clipPath id="p-clip-1"><rect x="0" y="0" width="10" height="10"/></clipPath>' +
      '<clipPath id="p-clip-2" clip-path="url(#p-clip-1)"><path d="M0 0h10v10h-10zm5 5h10v10h-10z" clip-rule="evenodd"/></clipPath>' +
      '<path fill="#000000" clip-path="url(#p-clip-2)" d="M0 0h1v1h-1zm0 0h1v1h-1z"/>' +
      '<rect fill="#000000" x="0" y="0" width="1" height="1"/>',
  );
});

test('text keeps font, colour, anchor, base line and turn', () => {
  const context = new SvgContext({ width: 100, height: 50 }, measure, 'p');
  context.font = 'normal bold 20px "Source Sans 3"';
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.translate(30, 40);
  context.rotate(-Math.PI / 2);
  context.fillText('up', 0, 0);
  context.fillText(' ', 0, 0);
  expect(context.texts).toEqual([
    {
      text: 'up',
      x: 36.6,
      y: 40,
      size: 20,
      weight: 700,
      colour: '#000000',
      family: 'Source Sans 3',
      anchor: 'middle',
      turn: -90,
    },
  ]);
  expect(context.measureText('four')).toEqual({ width: 80 });
});
