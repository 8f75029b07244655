import { revisionOf } from './section.ts';

const PLACE = /<!--drawing (\w+)-->/g;

const drawings = new Map<string, () => string>();

/**
 * A place in a slide's HTML for a drawing that is not made until it is shown to someone. The place changes with the drawing: two
 * slides that are alike are so with their drawings.
 * @param key all that the drawing depends on
 */
export function laterDrawing(key: string, draw: () => string): string {
  const name = revisionOf(key);
  if (!drawings.has(name)) drawings.set(name, once(draw));
  return `<!--drawing ${name}-->`;
}

/** How many drawings HTML has places for. */
export function placesFor(html: string): number {
  return html.match(PLACE)?.length ?? 0;
}

/** HTML with its drawings, those made that were not yet. */
export function withDrawings(html: string): string {
  return html.replace(PLACE, (_, name: string) => drawings.get(name)?.() ?? '');
}

/** HTML with its drawings left out. */
export function withoutDrawings(html: string): string {
  return html.replace(PLACE, '');
}

function once(make: () => string): () => string {
  let made: string | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
