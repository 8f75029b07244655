/** Words of a text in the way of its language, also where it writes none apart. */
export function countWords(text: string, lang: string): number {
  let count = 0;
  for (const { isWordLike } of segmenterFor(lang).segment(text)) if (isWordLike) count++;
  return count;
}

const segmenters = new Map<string, Intl.Segmenter>();

function segmenterFor(lang: string): Intl.Segmenter {
  const segmenter = segmenters.get(lang) ?? new Intl.Segmenter(lang, { granularity: 'word' });
  segmenters.set(lang, segmenter);
  return segmenter;
}
