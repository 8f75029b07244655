import type { PathStep } from './vector-context.ts';

type Point = [number, number];

/** How many numbers a letter takes at a time. */
const COUNTS: Readonly<Record<string, number>> = { m: 2, l: 2, h: 1, v: 1, a: 7, z: 0 };

/**
 * The path data that maps are drawn with (SVG 2, 9.3) as steps: M, L, H, V, Z and arcs of circles, absolute or relative.
 * @param x, y where the drawing lies
 * @throws Error for any other letter: a fault of ours, since no author writes path data
 */
export function pathSteps(data: string, x: number, y: number): PathStep[] {
  const steps: PathStep[] = [];
  let at: Point = [x, y];
  let start = at;
  for (const [, letter = '', rest = ''] of data.matchAll(/([a-z])([^a-z]*)/gi)) {
    const name = letter.toLowerCase();
    const count = COUNTS[name];
    if (count === undefined) throw new Error(`A drawing has the path letter "${letter}", which is not known here.`);
    const numbers = (rest.match(/-?(?:\d+\.?\d*|\.\d+)/g) ?? []).map(Number);
    if (name === 'z') {
      steps.push(['Z']);
      at = start;
    }
    for (let i = 0; count > 0 && i + count <= numbers.length; i += count) {
      const given = numbers.slice(i, i + count);
      const [px, py] = letter === name ? at : [x, y];
      const to: Point =
        name === 'h'
          ? [px + (given[0] ?? 0), at[1]]
          : name === 'v'
            ? [at[0], py + (given[0] ?? 0)]
            : [px + (given.at(-2) ?? 0), py + (given.at(-1) ?? 0)];
      if (name === 'a') steps.push(...arc(at, to, given[0] ?? 0, given[3] === 1, given[4] === 1));
      else steps.push([name === 'm' && i === 0 ? 'M' : 'L', ...to]);
      at = to;
      if (name === 'm' && i === 0) start = to;
    }
  }
  return steps;
}

/** An arc of a circle as curves of a quarter at most (SVG 2, B.2.4, with equal radii and no rotation). */
function arc([x1, y1]: Point, [x2, y2]: Point, radius: number, large: boolean, clockwise: boolean): PathStep[] {
  const half = Math.hypot(x2 - x1, y2 - y1) / 2;
  if (half === 0) return [];
  const r = Math.max(radius, half);
  const away = Math.sqrt(Math.max(0, r * r - half * half)) * (large === clockwise ? -1 : 1);
  const [ux, uy] = [(x2 - x1) / (2 * half), (y2 - y1) / (2 * half)];
  const [cx, cy] = [(x1 + x2) / 2 - uy * away, (y1 + y2) / 2 + ux * away];
  const from = Math.atan2(y1 - cy, x1 - cx);
  let sweep = Math.atan2(y2 - cy, x2 - cx) - from;
  if (clockwise && sweep <= 0) sweep += 2 * Math.PI;
  if (!clockwise && sweep >= 0) sweep -= 2 * Math.PI;
  const parts = Math.max(1, Math.ceil(Math.abs(sweep) / (Math.PI / 2) - 1e-6));
  const reach = (4 / 3) * Math.tan(sweep / parts / 4) * r;
  return Array.from({ length: parts }, (_, i): PathStep => {
    const [a, b] = [from + (sweep * i) / parts, from + (sweep * (i + 1)) / parts];
    const [px, py] = [cx + r * Math.cos(a), cy + r * Math.sin(a)];
    const [qx, qy] = [cx + r * Math.cos(b), cy + r * Math.sin(b)];
    return [
      'C',
      px - reach * Math.sin(a),
      py + reach * Math.cos(a),
      qx + reach * Math.sin(b),
      qy - reach * Math.cos(b),
      qx,
      qy,
    ];
  });
}
