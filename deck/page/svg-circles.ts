/**
 * Turns closed paths that are circles into `<circle>`: Skia writes an arc as more than a hundred curves, 3 KB for one mark.
 * A path is a circle if it has that many curves and all its points are equally far from their middle, to a fifth of a pixel.
 */
export function circles(svg: string): string {
  return svg.replace(
    /<path ([^>]*?)\s*d="(M[^"]*Q[^"]*)"([^>]*)\/>/g,
    (path, before: string, d: string, after: string) => {
      const circle = circleOf(d);
      if (!circle) return path;
      const attributes = `${before} ${after}`.replace(/stroke-(?:miterlimit|linejoin|linecap)="[^"]*"/g, '');
      return `<circle ${attributes.trim().replace(/\s+/g, ' ')} cx="${circle.x}" cy="${circle.y}" r="${circle.r}"/>`;
    },
  );
}

const CURVES = 40;

function circleOf(d: string): { x: number; y: number; r: number } | undefined {
  if ((d.match(/Q/g)?.length ?? 0) < CURVES || (d.match(/M/g)?.length ?? 0) > 1) return undefined;
  // Of each curve `Qcx cy x y`, only the end lies on the outline.
  const points = [...d.matchAll(/Q[-\d.]+[ ,][-\d.]+[ ,]([-\d.]+)[ ,]([-\d.]+)/g)].map(
    (match) => [Number(match[1]), Number(match[2])] as const,
  );
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const middle = (values: number[]) => (Math.min(...values) + Math.max(...values)) / 2;
  const [x, y] = [middle(xs), middle(ys)];
  const r = (Math.max(...xs) - Math.min(...xs)) / 2;
  const round = points.every(([px, py]) => Math.abs(Math.hypot(px - x, py - y) - r) < 0.2);
  return round ? { x, y, r } : undefined;
}
