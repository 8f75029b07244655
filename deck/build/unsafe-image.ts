import { DeckError } from '../model/error.ts';

/**
 * What a drawing must not hold. As a picture in the page it cannot run or ask for anything; opened by its own address on a
 * host that sends no policy, it could do both in the site's name.
 */
const UNSAFE: readonly (readonly [RegExp, string])[] = [
  [/<\s*(?:\w+:)?script\b/i, 'a script'],
  [/<\s*(?:\w+:)?(?:foreignObject|iframe|object|embed)\b/i, 'a page inside the drawing'],
  [/\son[a-z]+\s*=/i, 'an event handler'],
  [/(?:href|src)\s*=\s*["']?\s*(?!#|["']?\s*data:image\/(?:png|jpeg|gif|webp)[;,])[^"'\s>]/i, 'an address'],
  [/url\(\s*["']?\s*(?!#|data:(?:font|image)\/)[^)\s]/i, 'an address'],
  [/@import/i, 'a stylesheet from elsewhere'],
  [/<!(?:ENTITY|DOCTYPE[^>]*\[)/i, 'an entity'],
  [/<\?xml-stylesheet/i, 'a stylesheet from elsewhere'],
];

/**
 * Checks an SVG file beside the slides.
 * @param file its path in the project
 * @returns a fault at the first place of each kind of thing that a plain drawing does not need; none if it is plain
 */
export function unsafeImage(file: string, text: string): DeckError[] {
  const found = UNSAFE.flatMap(([pattern, what]) => {
    const match = pattern.exec(text);
    if (!match) return [];
    const before = text.slice(0, match.index).split('\n');
    const source = { file, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
    return [new DeckError('unsafe-image', `The drawing holds ${what}.`, HINT, source)];
  });
  return found;
}

const HINT = 'Save it as a plain SVG, without scripts, links and embedded pages, or as PNG.';
