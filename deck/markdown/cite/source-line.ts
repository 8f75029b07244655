import type { Claim, Reference } from '../../model/deck.ts';
import { type Inline, idLink, inlineHtml, inlineText, joined, span } from '../inline-html.ts';
import type { DeckScope } from '../scope.ts';
import { keyRuns } from './key-runs.ts';

/** Longer than this, in characters, and references are shown by their keys alone: two lines of the foot. */
const LONGEST = 150;
/** The same under a figure, which has two lines for period and cautions too. */
export const LONGEST_UNDER_FIGURE = 60;

/**
 * The generated source line of a slide: claims by voice, then references by short name, every key a link.
 * @param longest the room for names, in characters
 * @returns HTML beginning with the word for sources; empty if the slide cites nothing
 */
export function sourceLine({ tables, words }: DeckScope, cites: readonly string[], longest = LONGEST): string {
  const cited = cites.flatMap((key) => tables.keys.get(key) ?? []);
  if (cited.length === 0) return '';
  const claims = cited.flatMap((each) => (each.type === 'claim' ? [each.entry] : []));
  const references = cited.flatMap((each) => (each.type === 'reference' ? [each.entry] : []));
  const head = cited.length === 1 ? words.source : words.sources;
  const line = (named: readonly (Inline | Inline[])[]) => [
    `${head}: `,
    ...joined([...claimParts(claims), ...named], '; '),
  ];
  const long = line(references.map(namedReference));
  const fits = references.length === 0 || inlineText(long).length <= longest;
  return inlineHtml(fits ? long : line([keyLinks(references.map(({ id }) => id))]));
}

function claimParts(claims: readonly Claim[]): Inline[][] {
  const voices = new Map<string, Claim[]>();
  for (const claim of claims) voices.set(claim.voice, [...(voices.get(claim.voice) ?? []), claim]);
  return [...voices].map(([voice, group]) => [`${voice} `, ...keyLinks(group.map(({ id }) => id))]);
}

/** Keys in order of the alphabet, runs shown by their ends: `C40–C42, C44`. */
function keyLinks(keys: readonly string[]): Inline[] {
  const sorted = keys.map((key) => ({ key })).sort((a, b) => a.key.localeCompare(b.key, 'en', { numeric: true }));
  const runs = keyRuns(sorted).map(({ first, last, all }) =>
    all.length > 1 ? span('nowrap', [keyLink(first.key), '–', keyLink(last.key)]) : keyLink(first.key),
  );
  return joined(runs, ', ');
}

function keyLink(key: string): Inline {
  return idLink(`cite-${key}`, key);
}

function namedReference(reference: Reference): Inline {
  const { id, titleShort, publisher, containerTitle, author, title, issued } = reference;
  const name = titleShort ?? publisher ?? containerTitle ?? author?.[0] ?? title;
  const words = [name, issued?.slice(0, 4), `[${id}]`].filter(Boolean).join(' ');
  return idLink(`cite-${id}`, words);
}
