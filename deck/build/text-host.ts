import type { Host } from '../markdown/index.ts';
import type { SourceFile } from '../model/deck.ts';

const FENCE = /^[\s>]*(?:(?:[-*+]|\d+[.)])\s+)*(?:`{3,}|~{3,})\s*\{?\s*\.?([\w+#-]+)/gm;

const LANG = /^lang:[ \t]*["']?([\w-]+)/m;
/** Boxes with narrow columns, as a class is written: see markdown/rules/soft-hyphens.ts. */
const BOX = /^[ >]*:{3,}/m;

/** What colours code, sets formulas and breaks words, loaded for who has some: to load them takes longer than to make a small deck. */
export async function textHost(texts: readonly SourceFile[]): Promise<Pick<Host, 'highlight' | 'math' | 'hyphenate'>> {
  const languages = [...new Set(texts.flatMap(({ text }) => [...text.matchAll(FENCE)].map(([, name = '']) => name)))];
  const [, lang = 'en'] = LANG.exec(texts[0]?.text ?? '') ?? [];
  const boxes = !lang.startsWith('en') && texts.some(({ text }) => BOX.test(text));
  const [code, maths, hyphenate] = await Promise.all([
    languages.length > 0 ? import('./highlight.ts').then(({ highlighter }) => highlighter(languages)) : undefined,
    texts.some(({ text }) => text.includes('$'))
      ? import('./formula.ts').then(({ formulas }) => formulas())
      : undefined,
    boxes ? import('./hyphenate.ts').then(({ hyphenator }) => hyphenator(lang)) : undefined,
  ]);
  return { ...(code && { highlight: code }), ...(maths && { math: maths }), ...(hyphenate && { hyphenate }) };
}
