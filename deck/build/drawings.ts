import { revisionOf } from './sections.ts';

const PLACE = /<!--drawing (\w+)-->/g;

interface LaterDrawing {
  draw(): string;
  made?: string;
}

const drawings = new Map<string, LaterDrawing>();

/**
 * A place in a slide's HTML for a drawing that is not made until it is shown to someone. The place changes with the drawing: two
 * slides that are alike are so with their drawings.
 * @param key all that the drawing depends on
 */
export function laterDrawing(key: string, draw: () => string): string {
  const name = revisionOf(key);
  if (!drawings.has(name)) drawings.set(name, { draw });
  return `<!--drawing ${name}-->`;
}

/** How many of the drawings that HTML has places for are not made yet. */
export function drawingsLeft(html: string): number {
  return [...html.matchAll(PLACE)].filter(([, name = '']) => drawings.get(name)?.made === undefined).length;
}

/** HTML with its drawings, those made that were not yet. */
export function withDrawings(html: string): string {
  return html.replace(PLACE, (_, name: string) => {
    const drawing = drawings.get(name);
    if (!drawing) return '';
    drawing.made ??= drawing.draw();
    return drawing.made;
  });
}

/** HTML with its drawings left out. */
export function withoutDrawings(html: string): string {
  return html.replace(PLACE, '');
}
