import type { Shape } from '../../model/panel.ts';
import type { Colour, PanelTokens } from './panel-tokens.ts';
import type { Scene } from './scene.ts';

const STYLES = { circle: 'circle', diamond: 'rectRot', square: 'rect', triangle: 'triangle' } as const;

/** Makes marks of different shapes look equally large: Chart.js gives them all one radius. */
const SCALE: Readonly<Record<Shape, number>> = { circle: 1, diamond: 1.2, square: 1.2, triangle: 1.2 };

/** Chart.js point options of a mark; an open one is an outline on paper. */
export function markOptions(shape: Shape, open: boolean, colour: Colour, radius: number, tokens: PanelTokens) {
  return {
    pointStyle: STYLES[shape],
    pointRadius: radius * SCALE[shape] - (open ? 1.5 : 0),
    pointBorderWidth: open ? 3 : 0,
    pointBorderColor: tokens.colours[colour],
    pointBackgroundColor: tokens.colours[open ? 'paper' : colour],
  };
}

/** A mark outside the data, as a key needs it. */
export function drawMark(
  { pen, tokens }: Scene,
  {
    x,
    y,
    radius,
    shape,
    open,
    colour,
  }: { x: number; y: number; radius: number; shape: Shape; open: boolean; colour: Colour },
): void {
  const sides = { circle: 0, diamond: 4, square: 4, triangle: 3 }[shape];
  const turn = shape === 'square' ? Math.PI / 4 : 0;
  const r = radius * SCALE[shape] - (open ? 1.5 : 0);
  pen.beginPath();
  if (shape === 'circle') pen.arc(x, y, r, 0, 2 * Math.PI);
  for (let i = 0; i < sides; i += 1) {
    const angle = (2 * Math.PI * i) / sides - Math.PI / 2 + turn;
    if (i === 0) pen.moveTo(x + r * Math.cos(angle), y + r * Math.sin(angle));
    else pen.lineTo(x + r * Math.cos(angle), y + r * Math.sin(angle));
  }
  pen.closePath();
  pen.fillStyle = tokens.colours[open ? 'paper' : colour];
  pen.fill();
  if (!open) return;
  pen.strokeStyle = tokens.colours[colour];
  pen.lineWidth = 3;
  pen.stroke();
}
