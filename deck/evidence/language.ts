import { finding } from '../model/checks.ts';
import type { BodyPart, SourceRef } from '../model/deck.ts';
import type { Finding } from '../model/error.ts';
import { type SlideReading, type TextBlock, textOf } from '../model/reading.ts';
import { placeOf } from './figures.ts';
import { anyOf, type Evidence, langOf, placeOfWords, termPattern } from './input.ts';

/** Quotations in any of the marks that languages use; what they hold is somebody else's. */
const QUOTATION = /“([^”]*)”|„([^“”]*)[“”]|«([^»]*)»|"([^"]*)"/g;

/** A text that a reader meets, wherever it is written. */
export interface Said {
  text: string;
  /** In another language than the deck's. */
  foreign?: boolean;
  /** Of a map's layers: names, for the most part. */
  names?: boolean;
  at(index: number): SourceRef;
  on?: string;
}

/** Names, words that are barred, and quotations, in all that is shown or spoken: slides, notes, ledger and charts. */
export function wording(evidence: Evidence): Finding[] {
  const { names, barred, quoted, limits } = evidence.style;
  const wrong = Object.entries(names).flatMap(([name, others]) =>
    others.map((other) => ({ pattern: termPattern(other), code: 'name-style' as const, cure: `Write “${name}”.` })),
  );
  const never = barred.map((term) => ({ pattern: termPattern(term), code: 'loaded-word' as const, cure: undefined }));
  const outside = quoted.map((term) => ({ pattern: termPattern(term), code: 'loaded-word' as const, cure: undefined }));
  const isMarked = anyOf([...wrong, ...never, ...outside].map(({ pattern }) => pattern));
  return allSaid(evidence).flatMap((said) => {
    if (!isMarked(said.text)) return quotations(said, limits.quotation);
    const find = (text: string, rules: typeof wrong | typeof never) =>
      rules.flatMap(({ pattern, code, cure }) =>
        [...text.matchAll(pattern)].map((match) => ({
          ...finding(code, said.at(match.index), `“${match[0]}” stands here.`, cure),
          ...(said.on !== undefined && { on: said.on }),
        })),
      );
    const bare = said.text.replace(QUOTATION, (quotation) => ' '.repeat(quotation.length));
    return [
      ...find(said.text, wrong),
      ...find(said.text, never),
      ...find(bare, outside),
      ...quotations(said, limits.quotation),
    ];
  });
}

function quotations(said: Said, most: number): Finding[] {
  return [...said.text.matchAll(QUOTATION)].flatMap((match) => {
    const count = wordsIn(match.slice(1).find((each) => each !== undefined) ?? '');
    if (count <= most) return [];
    const message = `The quotation has ${count} words; ${most} are the limit.`;
    return [
      { ...finding('long-quotation', said.at(match.index), message), ...(said.on !== undefined && { on: said.on }) },
    ];
  });
}

/** All that is shown or spoken: slides with their notes, the ledger, the words of charts. */
export function allSaid({ slides, deck, panels }: Evidence): Said[] {
  const onSlides = slides.flatMap(({ id, blocks, lang }) => {
    const foreign = lang !== undefined && lang !== deck.meta.lang;
    return blocks.map((block) => ({
      text: spokenIn(block),
      at: (index: number) => placeIn(block, index),
      on: id,
      foreign,
    }));
  });
  const inLedger = deck.claims.map(({ claim, check, source }) => ({ text: `${claim}\n${check}`, at: () => source }));
  const inCharts = panels.flatMap(({ panel, ...module }) => {
    const [own, layers] = panel.kind === 'map' ? [{ ...panel, layers: [] }, panel.layers] : [panel, []];
    const said = (text: string) => ({ text, at: (index: number) => placeOfWords(module, text, index) });
    // What a map's data call a place is not yet written on it.
    const written = wordsOf(layers, '', 'name');
    return [...wordsOf(own).map(said), ...written.map((text) => ({ ...said(text), names: true }))];
  });
  return [...onSlides, ...inLedger, ...inCharts];
}

/** A block's text; code and addresses in it are blanks. */
function spokenIn({ pieces }: TextBlock): string {
  return pieces
    .map((piece) => {
      if (piece.type === 'cite') return '';
      return piece.type === 'text' && piece.verbatim ? ' '.repeat(piece.text.length) : piece.text;
    })
    .join('');
}

/** What of a chart is printed in words; keys are not. @param but a further field that is none */
export function wordsOf(value: unknown, key = '', but = 'id'): string[] {
  if (typeof value === 'string') {
    const isKey = key === but || /^(?:id|key|kind|cites|date|unit|status|lane|from|to|shape|pattern|d)$/.test(key);
    return isKey ? [] : [value];
  }
  if (typeof value !== 'object' || value === null || key === 'options' || key === 'steps') return [];
  // Where a map's words stand is a path, and the thousands of numbers of its lines are no words either.
  if (('file' in value && 'line' in value) || 'coordinates' in value) return [];
  return Object.entries(value).flatMap(([name, each]) => wordsOf(each, Array.isArray(value) ? key : name, but));
}

/** The place of an offset in a block's text. */
function placeIn({ pieces, source }: TextBlock, index: number): SourceRef {
  let offset = 0;
  for (const piece of pieces) {
    const length = piece.type === 'cite' ? 0 : piece.text.length;
    if (index < offset + length) return piece.type === 'text' ? placeOf(piece, index - offset) : piece.source;
    offset += length;
  }
  return source;
}

/** Likelihood in the deck's own voice: words of no ladder or of two, and confidence in the same sentence. */
export function likelihood(evidence: Evidence): Finding[] {
  const { ladder, 'other-ladders': others, loose, confidence, attributed } = evidence.style;
  const patterns = (terms: readonly string[]) => terms.map(termPattern);
  const own = new Set(ladder.map((term) => term.toLowerCase()));
  const barred = [
    ...termsThat('likelihood-word', 'stands in the deck’s own voice', loose),
    ...Object.entries(others).flatMap(([name, terms]) =>
      termsThat(
        'two-ladders',
        `is a word of another ladder, ${name}`,
        terms.filter((term) => !own.has(term.toLowerCase())),
      ),
    ),
  ];
  const reports = patterns(attributed);
  const likely = patterns([...ladder, ...Object.values(others).flat(), ...loose]);
  const sure = patterns(confidence);
  const isBarred = anyOf(barred.map(({ pattern }) => pattern));
  const isSure = anyOf(sure);
  return evidence.slides.flatMap((slide) => [
    ...(barred.length > 0 ? ownSentences(evidence, slide) : [])
      .filter(({ text }) => isBarred(text))
      .flatMap((sentence) =>
        barred.flatMap(({ pattern, code, what }) =>
          hits(sentence.text, [pattern]).flatMap(({ word, index }) =>
            hits(sentence.unit(), reports).length > 0
              ? []
              : [{ ...finding(code, sentence.at(index), `“${word}” ${what}.`), on: slide.id }],
          ),
        ),
      ),
    ...(sure.length > 0 ? sentencesOn(evidence, slide) : [])
      .filter(({ text }) => isSure(text))
      .flatMap(({ text, at }) => {
        const [one, two] = [hits(text, likely)[0], hits(text, sure)[0]];
        if (!one || !two) return [];
        const message = `“${one.word}” and “${two.word}” stand in one sentence.`;
        return [{ ...finding('likelihood-confidence', at(one.index), message), on: slide.id }];
      }),
  ]);
}

function termsThat(code: 'likelihood-word' | 'two-ladders', what: string, terms: readonly string[]) {
  return terms.map((term) => ({ pattern: termPattern(term), code, what }));
}

function hits(text: string, patterns: readonly RegExp[]): { word: string; index: number }[] {
  return patterns.flatMap((pattern) =>
    [...text.matchAll(pattern)].map((match) => ({ word: match[0], index: match.index })),
  );
}

/** Too much for an audience: sentences and slides that are too long, slides that nobody has written notes for. */
export function length(evidence: Evidence): Finding[] {
  const { sentence: most, slide: onSlide } = evidence.style.limits;
  // An agenda speaks for itself, and a generated one has no place for notes.
  const isAgenda = (part: BodyPart) => typeof part !== 'string' && part.type === 'agenda';
  const silent = new Set(evidence.deck.slides.flatMap(({ id, body }) => (body.some(isAgenda) ? [id] : [])));
  return evidence.slides.flatMap((slide) => {
    // Most blocks are shorter than a sentence may be.
    const blocks = slide.blocks.filter((block) => wordsIn(textOf(block)) > most);
    const long = sentencesOn(evidence, slide, blocks).flatMap(({ text, at }) => {
      const count = wordsIn(text);
      return count <= most
        ? []
        : [finding('long-sentence', at(0), `The sentence has ${count} words; ${most} are the limit.`)];
    });
    const shown = slide.blocks.filter(({ role }) => role !== 'notes' && role !== 'title');
    const count = wordsIn(shown.map(textOf).join(' '));
    const notes = silent.has(slide.id) || slide.blocks.some(({ role }) => role === 'notes');
    const own = [
      ...long,
      ...(count > onSlide
        ? [finding('many-words', slide.source, `The slide has ${count} words; ${onSlide} are the limit.`)]
        : []),
      ...(!notes && slide.kind === 'slide' ? [finding('no-notes', slide.source, 'The slide has no notes.')] : []),
    ];
    return own.map((each) => ({ ...each, on: slide.id }));
  });
}

interface Sentence {
  text: string;
  /** All that stands together with it. */
  unit(): string;
  at(index: number): SourceRef;
}

function sentencesOn(evidence: Evidence, slide: SlideReading, of: readonly TextBlock[] = slide.blocks): Sentence[] {
  const lang = langOf(evidence, slide);
  const segmenter = new Intl.Segmenter(lang, { granularity: 'sentence' });
  return of.flatMap((block) =>
    [...segmenter.segment(textOf(block))].map(({ segment, index }) => ({
      text: segment,
      // The parts of a figure of words name their speaker once; elsewhere each sentence does.
      unit: () => (sharesUnit(slide, block) ? unitText(slide, block) : segment),
      at: (offset: number) => placeIn(block, index + offset),
    })),
  );
}

function sharesUnit({ blocks }: SlideReading, { unit }: TextBlock): boolean {
  return blocks.filter((each) => each.unit === unit).length > 1;
}

function unitText({ blocks }: SlideReading, { unit }: TextBlock): string {
  return blocks.flatMap((each) => (each.unit === unit ? [textOf(each)] : [])).join(' ');
}

/** Sentences of the deck itself: not what it reports of others on a slide in their voice, nor what stands in quotation marks. */
function ownSentences(evidence: Evidence, slide: SlideReading): Sentence[] {
  const ours = slide.voice === undefined || evidence.ownVoices.includes(slide.voice);
  const blocks = slide.blocks.filter(
    ({ role, pieces }) =>
      (role === 'band' || ours) && !pieces.some((piece) => piece.type === 'text' && piece.voice === 'voice'),
  );
  return sentencesOn(evidence, slide, blocks).map(({ text, unit, at }) => ({
    unit,
    text: text.replace(QUOTATION, (quotation) => ' '.repeat(quotation.length)),
    at,
  }));
}

/** Words of a text: runs with a letter or a digit in them. */
function wordsIn(text: string): number {
  return text.split(/\s+/).filter((word) => /[\p{L}\d]/u.test(word)).length;
}
