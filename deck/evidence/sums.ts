import { finding } from '../model/checks.ts';
import type { Finding } from '../model/error.ts';
import { exact } from '../model/panel.ts';
import { textOf } from '../model/reading.ts';
import type { Evidence } from './input.ts';
import type { StatedFigure } from './segments.ts';

/** What may stand between two figures that are reckoned with. */
const SIGNS: readonly [RegExp, Sign][] = [
  [/^\s*(?:\p{L}[\p{L}\d‑-]*\s+)?(?:\+|plus)\s*$/u, '+'],
  [/^\s*(?:\p{L}[\p{L}\d‑-]*\s+)?(?:[−–-]|minus|less)\s*$/u, '-'],
  [/^\s*(?:\p{L}[\p{L}\d‑-]*\s+)?(?:=|equals|makes?|ergibt|ergeben|macht)\s*$/u, '='],
  [/^\s*(?:leaves?|would leave|lässt|lassen|laisse)\s*$/u, 'leaves'],
  [/^\s*(?:of|out of|von|sur|de)\s*(?:the\s+)?$/u, 'of'],
];
type Sign = '+' | '-' | '=' | 'leaves' | 'of';

/** Reckonings that a text spells out: `105 = 67 + 34 + 4`, `90% + 9% leaves 1%`, `13 of 34 (38%)`. */
export function sums(evidence: Evidence): Finding[] {
  return evidence.slides.flatMap((slide) =>
    slide.blocks.flatMap((block) =>
      chainsOf(textOf(block), evidence.stated.get(block) ?? []).flatMap((chain) => {
        const wrong = wrongIn(chain);
        const source = chain.figures[0]?.source ?? block.source;
        return wrong ? [{ ...finding('wrong-sum', source, wrong), on: slide.id }] : [];
      }),
    ),
  );
}

interface Chain {
  figures: StatedFigure[];
  signs: Sign[];
}

/** Figures with nothing but signs between them. */
function chainsOf(text: string, figures: readonly StatedFigure[]): Chain[] {
  const chains: Chain[] = [];
  let from = 0;
  let before: { end: number; chain: Chain } | undefined;
  for (const figure of figures) {
    const at = text.indexOf(figure.text, from);
    if (at < 0) continue;
    from = at + figure.text.length;
    const between = before && text.slice(before.end, at);
    const sign = between === undefined ? undefined : signIn(between);
    const share =
      between !== undefined &&
      figure.percent &&
      before?.chain.signs.at(-1) === 'of' &&
      /^[^.;:]{0,30}\($/.test(between);
    if (before && (sign || share)) {
      before.chain.figures.push(figure);
      before.chain.signs.push(sign ?? '=');
      before.end = from;
    } else {
      const chain: Chain = { figures: [figure], signs: [] };
      chains.push(chain);
      before = { end: from, chain };
    }
  }
  return chains.filter(({ signs }) => signs.length >= 2);
}

function signIn(between: string): Sign | undefined {
  return SIGNS.find(([pattern]) => pattern.test(between))?.[1];
}

/**
 * What is wrong with a chain; nothing if it comes out, or is none that can be worked out. A word of scale may be said once for all:
 * `1.2 + 3.5 = 4.7 million`.
 */
function wrongIn(chain: Chain): string | undefined {
  const values = chain.figures.map(({ value }) => value);
  const bares = chain.figures.map(({ bare }) => bare);
  const wrong = wrongAs(chain, values);
  const scaled = values.map((value, i) => value !== bares[i]);
  if (!wrong || !scaled.includes(true) || !scaled.includes(false)) return wrong;
  const once = wrongAs(chain, bares);
  return once && scaled.indexOf(true) === scaled.length - 1 ? once : once && wrong;
}

function wrongAs({ figures, signs }: Chain, numbers: readonly number[]): string | undefined {
  if (signs[0] === 'of' && signs[1] === '=' && figures[2]?.percent) {
    const share = (100 * (numbers[0] ?? 0)) / (numbers[1] ?? 1);
    const said = numbers[2] ?? 0;
    return Math.abs(share - said) <= 0.5 * 10 ** -decimalsOf(figures[2])
      ? undefined
      : `${figures[0]?.text} of ${figures[1]?.text} is ${share.toFixed(1)}%, not ${figures[2].text}.`;
  }
  const at = signs.findIndex((sign) => sign === '=' || sign === 'leaves');
  if (at < 0 || signs.lastIndexOf(signs[at] ?? '=') !== at || signs.includes('of')) return undefined;
  const left = reckon(numbers.slice(0, at + 1), signs.slice(0, at));
  const right = reckon(numbers.slice(at + 1), signs.slice(at + 1));
  const due = signs[at] === 'leaves' ? 100 - left : left;
  const least = 0.5 * 10 ** -Math.max(...figures.map(decimalsOf));
  if (Math.abs(due - right) < least) return undefined;
  const one = at === 0 ? `${figures[0]?.text} is not the sum: the parts make ${exact(right)}.` : undefined;
  return one ?? `The parts make ${exact(due)}, not ${exact(right)}.`;
}

function reckon(numbers: readonly number[], signs: readonly Sign[]): number {
  return numbers.reduce((sum, number, i) => (i === 0 ? number : signs[i - 1] === '-' ? sum - number : sum + number), 0);
}

function decimalsOf({ text }: StatedFigure): number {
  return /[.,](\d{1,2})%?$/.exec(text)?.[1]?.length ?? 0;
}
