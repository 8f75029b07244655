import Parser, { type MarkdownIt, type Renderer, type Token } from 'markdown-it';
import abbrPlugin from 'markdown-it-abbr';
import attrsPlugin from 'markdown-it-attrs';
import deflistPlugin from 'markdown-it-deflist';
import footnotePlugin from 'markdown-it-footnote';
import insPlugin from 'markdown-it-ins';
import markPlugin from 'markdown-it-mark';
import subPlugin from 'markdown-it-sub';
import supPlugin from 'markdown-it-sup';
import { escapeHtml } from '../model/html.ts';
import { type Voice, voiceSign } from '../model/signs.ts';
import { citationInline } from './cite/numerals.ts';
import { type NumberMeta, numberInline, type ReferenceMeta, referenceInline } from './cross-references.ts';
import { inlineHtml, span } from './inline-html.ts';
import { inlinePlaces, recordSpots } from './place.ts';
import { attributeLists, attributeWords, inlineAttributes, looseAttributes } from './rules/attribute-list.ts';
import { attributes, ownAttributes } from './rules/attributes.ts';
import { type CitationMeta, citations, citationsInText } from './rules/citations.ts';
import { balanceDivs, fencedDiv, tooDeep } from './rules/fenced-div.ts';
import { figureParts } from './rules/figure-parts.ts';
import { footnoteMark, footnotes, inlineNote, inlineNotes, undefinedFootnote } from './rules/footnotes.ts';
import { images, imageTag } from './rules/images.ts';
import { incremental } from './rules/incremental.ts';
import { links, spacedDestination } from './rules/links.ts';
import { panels } from './rules/panels.ts';
import { dashes, glue, nowrap, quotes, quotesFor, softHyphens, units } from './rules/typography.ts';
import { values } from './rules/values.ts';
import { type FileScope, scopeOf } from './scope.ts';
import { boxes, type TabName } from './syntax/boxes.ts';
import { codeBlock, codeCells, codeMarks, fenceWords, unclosedFence } from './syntax/code.ts';
import { sourceLines } from './syntax/comments.ts';
import { fancyLists } from './syntax/fancy-lists.ts';
import { math, mathBlock } from './syntax/math.ts';
import {
  bareStars,
  boxInLine,
  otherMarks,
  quoteMarks,
  signsInWords,
  undefinedReference,
} from './syntax/other-marks.ts';
import { otherTools, rawInlines } from './syntax/other-tools.ts';
import { rawHtml, texInLine } from './syntax/raw-html.ts';
import { slips } from './syntax/slips.ts';
import {
  abbreviations,
  bracketedSpan,
  calculationMark,
  emoji,
  fixedSpace,
  hardLines,
  lineBlock,
  signMarks,
  taskLists,
} from './syntax/small-rules.ts';
import { otherTables, tableCaptions, tableCells } from './syntax/tables.ts';

/**
 * The dialect's rules in the order in which they are set up. markdown-it runs blocks, then inlines, then the rest of the core;
 * plugins come before the rules that lean on them.
 */
const RULES: readonly ((md: MarkdownIt) => void)[] = [
  // Blocks
  fancyLists,
  (md) =>
    md.block.ruler.before('fence', 'fenced-div', fencedDiv, { alt: ['paragraph', 'reference', 'blockquote', 'list'] }),
  (md) => md.use(footnotePlugin).disable(['footnote_inline', 'footnote_tail']),
  (md) =>
    md.block.ruler.before('fence', 'math-block', mathBlock, { alt: ['paragraph', 'reference', 'blockquote', 'list'] }),
  (md) => md.block.ruler.after('table', 'line-block', lineBlock, { alt: [] }),
  (md) => md.use(deflistPlugin),
  (md) => md.use(abbrPlugin).block.ruler.before('abbr_def', 'abbreviations', abbreviations, { alt: [] }),
  (md) => md.core.ruler.after('block', 'source-lines', sourceLines),
  (md) => md.core.ruler.after('source-lines', 'other-tools', otherTools),
  (md) => md.core.ruler.after('other-tools', 'slips', slips),
  (md) => md.core.ruler.after('other-tools', 'other-tables', otherTables),
  (md) => md.core.ruler.after('other-tools', 'balance-divs', balanceDivs),
  (md) => md.core.ruler.after('balance-divs', 'unclosed-fence', unclosedFence),
  (md) => md.core.ruler.after('unclosed-fence', 'table-cells', tableCells),
  (md) => md.block.ruler.before('table', 'too-deep', tooDeep),

  // Inlines
  spacedDestination,
  recordSpots,
  (md) => md.core.ruler.at('inline', inlinePlaces),
  (md) => md.inline.ruler.before('escape', 'fixed-space', fixedSpace),
  (md) => md.inline.ruler.before('escape', 'math', math),
  (md) => md.inline.ruler.before('escape', 'tex-in-line', texInLine),
  (md) => md.inline.ruler.before('link', 'undefined-reference', undefinedReference),
  (md) => md.inline.ruler2.after('emphasis', 'bare-stars', bareStars),
  (md) => md.use(markPlugin).use(insPlugin).inline.ruler.before('mark', 'signs-in-words', signsInWords),
  (md) => md.use(subPlugin).use(supPlugin).inline.ruler.push('emoji', emoji),
  (md) => md.inline.ruler.before('sup', 'inline-note', inlineNote),
  (md) => md.inline.ruler.before('html_inline', 'raw-html', rawHtml),
  (md) => md.core.ruler.after('inline', 'inline-notes', inlineNotes),
  (md) => md.core.ruler.after('inline-notes', 'hard-lines', hardLines),
  (md) => md.inline.ruler.before('link', 'values', values),
  // Before the escapes, which would take the sign of some.
  (md) => md.inline.ruler.before('escape', 'other-marks', otherMarks),
  (md) => md.inline.ruler.before('other-marks', 'box-in-line', boxInLine),
  (md) => md.inline.ruler.before('other-marks', 'attribute-lists', attributeLists),
  (md) => md.inline.ruler.before('link', 'citations', citations),
  (md) => md.inline.ruler.after('citations', 'citations-in-text', citationsInText),
  (md) => md.inline.ruler.before('link', 'bracketed-span', bracketedSpan),
  (md) => md.inline.ruler.after('footnote_ref', 'undefined-footnote', undefinedFootnote),

  // Attributes
  (md) => md.core.ruler.after('source-lines', 'code-cells', codeCells),
  (md) => md.use(attrsPlugin),
  (md) => md.core.ruler.before('curly_attributes', 'raw-inlines', rawInlines),
  (md) => md.core.ruler.before('curly_attributes', 'own-attributes', ownAttributes),
  (md) => md.core.ruler.before('curly_attributes', 'inline-attributes', inlineAttributes),
  (md) => md.core.ruler.after('curly_attributes', 'attributes', attributes),
  (md) => md.core.ruler.after('attributes', 'loose-attributes', looseAttributes),
  (md) => md.core.ruler.after('attributes', 'quote-marks', quoteMarks),
  (md) => md.core.ruler.after('attributes', 'table-captions', tableCaptions),
  (md) => md.core.ruler.after('attributes', 'task-lists', taskLists),
  (md) => md.core.ruler.after('attributes', 'fence-words', fenceWords),
  (md) => md.core.ruler.after('attributes', 'code-marks', codeMarks),

  // Typography
  (md) => md.core.ruler.at('replacements', dashes),
  quotes,
  (md) => md.core.ruler.after('text_join', 'units', units),
  (md) => md.core.ruler.after('units', 'nowrap', nowrap),
  (md) => md.core.ruler.after('nowrap', 'glue', glue),

  // What the tokens mean
  (md) => md.core.ruler.push('panels', panels),
  (md) => md.core.ruler.push('images', images),
  (md) => md.core.ruler.push('links', links),
  (md) => md.core.ruler.push('incremental', incremental),
  (md) => md.core.ruler.push('footnotes', footnotes),
  (md) => md.core.ruler.push('sign-marks', signMarks),
  (md) => md.core.ruler.push('boxes', boxes),
  (md) => md.core.ruler.push('attribute-words', attributeWords),
  (md) => md.core.ruler.push('figure-parts', figureParts),
  softHyphens,
];

/** How the dialect's own tokens become HTML. */
const RENDERERS: Readonly<Record<string, (token: Token, scope: FileScope, renderer: Renderer) => string>> = {
  citation: ({ meta }, scope) => inlineHtml(citationInline(scope, meta as unknown as CitationMeta)),
  fence: (token, scope) => codeBlock(scope, token),
  math: ({ meta, content }) => String(meta?.html ?? inlineHtml({ tag: 'code', of: content })),
  // Drawn by model/signs.ts.
  drawn: ({ content }) => content,
  spoken: ({ content }) => inlineHtml(span('visually-hidden', content)),
  tab_names: ({ meta }, { slide }) => tabNames((meta?.names ?? []) as TabName[], slide?.id ?? ''),
  footnote_ref: footnoteMark,
  number: ({ meta }, scope) => inlineHtml(numberInline(scope, meta as unknown as NumberMeta)),
  reference: ({ meta }, scope) => inlineHtml(referenceInline(scope, meta as unknown as ReferenceMeta)),
  image: imageTag,
  // U+2060: nothing breaks here, and nothing is seen.
  joiner: () => '\u2060',
  nowrap: ({ content }) => inlineHtml(span('nowrap', content)),
  calculation: (_, { words }) => ` ${inlineHtml(calculationMark(words))}`,
  sign: ({ meta }, scope) => signMark(meta as { voice: Voice }, scope),
  value: ({ meta, content }) => {
    if (typeof meta?.value !== 'number') return inlineHtml(span('value', content));
    return `<data class="value" value="${meta.value}">${escapeHtml(content)}</data>`;
  },
};

/** Tabs are a choice of one: the browser itself moves it by keyboard and pointer, without a script. */
function tabNames(names: readonly TabName[], slide: string): string {
  const labels = names.map(({ row, nth, text }) => {
    const input = `<input type="radio" name="${escapeHtml(slide)}--tabs${row}"${nth === 0 ? ' checked' : ''}>`;
    return `<label>${input}<span>${escapeHtml(text)}</span></label>`;
  });
  return `<div class="tab-names" role="radiogroup">${labels.join('')}</div>\n`;
}

/** What the sign says is not in the text that it stands before: a screen reader hears it first. */
function signMark({ voice }: { voice: Voice }, { words }: FileScope): string {
  const said = span('visually-hidden', `${words.found[voice === 'own' ? 'own' : 'label']}: `);
  return voiceSign(voice) + (voice === 'voice' ? '' : inlineHtml(said));
}

/** A parser of the dialect for a language; it holds no state between calls, all of it rides in `env`. */
export function makeParser(lang: string): MarkdownIt {
  const md = new Parser({ html: false, linkify: false, typographer: true, quotes: quotesFor(lang) });
  // `links` and `images` refuse what must not be followed, with a place; markdown-it would print it as text without a word.
  md.validateLink = () => true;
  for (const rule of RULES) rule(md);
  for (const [name, render] of Object.entries(RENDERERS)) {
    md.renderer.rules[name] = (tokens, index, _options, env, renderer) => {
      const token = tokens[index];
      return token ? render(token, scopeOf(env), renderer) : '';
    };
  }
  return md;
}
