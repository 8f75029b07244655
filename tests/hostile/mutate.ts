import { randomNumbers } from '../random-numbers.ts';

/** What means something somewhere: put in where it does not belong. */
const PIECES = [
  ...[
    '\n',
    '\n\n',
    '\n---\n',
    '\n## ',
    '\n# ',
    '\n::: notes\n',
    '\n:::\n',
    '\n```\n',
    '\n- ',
    '\n> ',
    '\n    ',
    '\n| a | b |\n| - | - |\n',
    '\n\t',
  ],
  ...[
    '{',
    '}',
    '{{',
    '}}',
    '[',
    ']',
    '](',
    ')',
    '[^',
    '[@',
    '{.',
    '{#',
    '="',
    '"',
    "'",
    '\\',
    '`',
    '$',
    '|',
    ':',
    '<!--',
    '-->',
    '***',
    '~',
    '^',
    '&',
    ';',
  ],
  ...[
    '<',
    '>',
    '</',
    '&#x',
    '\u0000',
    '\r',
    '\r\n',
    '\u2028',
    '\uFEFF',
    '\u202E',
    '\uD800',
    '💥',
    'é',
    '٣',
    ' ',
    '\u00a0',
    '%00',
    '#',
    '__proto__',
  ],
];

/** Changes a text in a few places: pieces are cut out, doubled, moved, put in, or taken from other texts. */
export function mutator(seed: number, others: readonly string[]): (text: string) => string {
  const random = randomNumbers(seed);
  const pick = <T>(items: readonly T[], instead: T): T => items[random(items.length)] ?? instead;
  const once = (text: string): string => {
    const [from, length] = [random(text.length + 1), random(40)];
    const piece = text.slice(from, from + length);
    switch (random(7)) {
      case 0:
        return text.slice(0, from) + text.slice(from + length);
      case 1:
        return text.slice(0, from) + piece.repeat(1 + random(6)) + text.slice(from);
      case 2: {
        const rest = text.slice(0, from) + text.slice(from + length);
        const to = random(rest.length + 1);
        return rest.slice(0, to) + piece + rest.slice(to);
      }
      case 3: {
        const other = pick(others, '');
        const at = random(other.length + 1);
        return text.slice(0, from) + other.slice(at, at + random(120)) + text.slice(from);
      }
      case 4:
        return random(8) === 0 ? text.slice(0, from) : text;
      default:
        return text.slice(0, from) + pick(PIECES, '') + text.slice(from);
    }
  };
  return (text) => {
    let made = text;
    for (let i = 1 + random(5); i > 0; i--) made = once(made);
    return made;
  };
}
