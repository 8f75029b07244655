import type { Host } from '../markdown/index.ts';
import type { SourceFile } from '../model/deck.ts';

const FENCE = /^[\s>]*(?:(?:[-*+]|\d+[.)])\s+)*(?:`{3,}|~{3,})\s*\{?\s*\.?([\w+#-]+)/gm;

/** What colours code and sets formulas, loaded for who has some: to load them takes longer than to make a small deck. */
export async function textHost(texts: readonly SourceFile[]): Promise<Pick<Host, 'highlight' | 'math'>> {
  const languages = [...new Set(texts.flatMap(({ text }) => [...text.matchAll(FENCE)].map(([, name = '']) => name)))];
  const [code, maths] = await Promise.all([
    languages.length > 0 ? import('./highlight.ts').then(({ highlighter }) => highlighter(languages)) : undefined,
    texts.some(({ text }) => text.includes('$')) ? import('./formula.ts') : undefined,
  ]);
  return { ...(code && { highlight: code }), ...(maths && { math: maths.formula }) };
}
