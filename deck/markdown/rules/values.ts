/** Values between braces, `{{ … }}`: out of a chart's data, or counted in the claim ledger. */

import type { StateInline } from 'markdown-it';
import type { Claim } from '../../model/deck.ts';
import { GRADES, type Grade } from '../../model/signs.ts';
import { report } from '../../source/faults.ts';
import { nearest, suggest } from '../../source/nearest.ts';
import { placeInBlock } from '../place.ts';
import { type FileScope, lookUp, scopeOf } from '../scope.ts';
import { matchAt } from '../token-tools.ts';
import { lookUpValue, type PrintedValue, type ValueFault } from './panel-value.ts';

const VALUE = /\{\{([^{}\n]*)\}\}/y;

/** Quarto's shortcodes (https://quarto.org/docs/authoring/shortcodes.html), and what to write instead. */
const SHORTCODES: Readonly<Record<string, string>> = {
  include: 'Set it alone on its line, at its beginning: see docs/dialect.md#parts-and-films.',
  pagebreak: 'Begin another slide with "## Title" or "---".',
  meta: 'Write the words themselves.',
  var: 'Write the words themselves, or take a figure from a chart, as in "{{ panel.category }}".',
  env: 'Write the words themselves.',
  kbd: 'Write the keys as code, as in "`Ctrl-C`".',
  embed: 'Save what it shows as a picture beside the slides, or set its data as a chart.',
  brand: 'Name a picture in the front matter, as in "logo: images/NAME".',
  fa: 'Write a word or a character of its own.',
  iconify: 'Write a word or a character of its own.',
  lipsum: 'Write the words themselves.',
  placeholder: 'Save the picture beside the slides and show that.',
};

/** Inline rule: `{{ panel.category[.series] }}` prints a value out of a chart's data, `{{ claims.supported }}` a count of the ledger, so that prose and chart cannot disagree. */
export function values(state: StateInline, silent: boolean): boolean {
  if (!state.src.startsWith('{{', state.pos)) return false;
  const start = state.pos;
  const match = matchAt(VALUE, state.src, start);
  if (!match) {
    if (!silent) refuseTorn(state);
    return false;
  }
  state.pos = VALUE.lastIndex;
  if (silent) return true;
  const scope = scopeOf(state.env);
  const shortcode = /^<\s*\/?\s*([\w-]+)/.exec(match[1] ?? '')?.[1];
  if (shortcode === 'video') return pushFilm(state, match[1] ?? '', start);
  if (shortcode !== undefined) {
    const near = nearest(shortcode, ['include', 'video']);
    const hint =
      SHORTCODES[shortcode] ??
      `${near === undefined ? 'Leave it out' : `Did you mean "${near}"? Else leave it out`}: see docs/dialect.md#shortcodes.`;
    const message = `The shortcode "${shortcode}" does not work here.`;
    report(scope, 'shortcode', placeInBlock(scope, state.src, start), message, hint);
    return true;
  }
  const found = findValue(scope, (match[1] ?? '').trim());
  if (found.type === 'fault') {
    const { message, hint, about } = found;
    report(scope, 'unknown-value', placeInBlock(scope, state.src, start), message, hint, about);
  }
  const text = found.type === 'value' ? found.text : match[0];
  const own = found.type === 'value' && found.own === true;
  if (own) state.push('span_open', 'span', 1).attrSet('class', 'own nowrap');
  const token = state.push('value', 'data', 0);
  token.content = text;
  token.meta = found.type === 'value' ? { value: found.value, unit: found.unit } : {};
  if (own) state.push('span_close', 'span', -1);
  // "k. A." ends its sentence itself.
  if (text.endsWith('.') && /^\.(?!\.)/.test(state.src.slice(state.pos))) state.pos++;
  return true;
}

/** The name and the first part of a value's path, whatever follows; and such a value whose end can be seen. */
const BEGUN = /\{\{\s*([\w-]+)\s*\.\s*[\w-]+/y;
const TORN = /\{\{\s*[A-Za-z_][\w-]*\s*\.\s*[\w-]+(?:\s*[.+-]\s*[\w-]+)*\s*\}/y;

/** A value that lacks a brace, or goes on in the next line, would be printed as it is written. */
function refuseTorn({ src, pos, env }: StateInline): void {
  const [begun, name = ''] = matchAt(BEGUN, src, pos) ?? [];
  const scope = scopeOf(env);
  const known = name === 'claims' || lookUp(scope, 'panelsById', name) !== undefined;
  if (begun === undefined || !(known || matchAt(TORN, src, pos))) return;
  const message = 'This value is not closed on its line, and would be printed as it is written.';
  report(scope, 'unknown-value', placeInBlock(scope, src, pos), message, 'Write "{{ panel.category }}", on one line.');
}

/**
 * Quarto's shortcode for a film (https://quarto.org/docs/authoring/videos.html): an image whose file is a film, and its attributes behind
 * it, which the rules for these read.
 */
function pushFilm(state: StateInline, text: string, start: number): boolean {
  const [, quoted, plain, rest = ''] = /^<\s*video\s+(?:"([^"]*)"|([^\s"]+))?\s*([\s\S]*?)\s*>$/.exec(text) ?? [];
  const path = quoted ?? plain ?? '';
  if (path === '' || /=/.test(path)) {
    const scope = scopeOf(state.env);
    const hint = 'Name the film first: "{{< video film.mp4 title="What it shows" >}}".';
    report(scope, 'film', placeInBlock(scope, state.src, start), 'This shortcode names no film.', hint);
    return true;
  }
  const end = state.pos;
  // A token stands where its rule stands when it is pushed.
  state.pos = start;
  const token = state.push('image', 'img', 0);
  token.attrs = [['src', path]];
  token.children = [];
  token.meta = { film: true };
  if (rest) state.push('text', '', 0).content = `{${rest.replace(/='([^'"]*)'/g, '="$1"')}}`;
  state.pos = end;
  return true;
}

/** Out of a chart, or counted in the claim ledger; a chart of that name comes first. */
function findValue(scope: FileScope, path: string): PrintedValue | ValueFault {
  const [, counted] = /^claims\.(.+)$/.exec(path) ?? [];
  if (counted !== undefined && !lookUp(scope, 'panelsById', 'claims')) return lookUpCount(scope, counted);
  return lookUpValue(scope, path);
}

/** How a grade is named in `{{ claims.supported }}`, beside the name of its class. */
const NAMES: Readonly<Record<Grade, string>> = {
  yes: 'supported',
  partly: 'partly',
  no: 'disputed',
  unknown: 'not-found',
  na: 'not-checkable',
};

/** How many claims there are, as `all`, and of each grade, by both of its names. @param graded whether the ledger grades them: else there are no counts of grades */
export function countClaims(claims: readonly Claim[], graded: boolean): Map<string, number> {
  const counts = new Map([['all', claims.length]]);
  if (!graded) return counts;
  for (const each of GRADES) {
    const count = claims.filter(({ grade }) => grade === each).length;
    counts.set(each, count);
    counts.set(NAMES[each], count);
  }
  return counts;
}

/** `claims.all`, `claims.supported`, or a sum, `claims.disputed+not-found`: counted in the ledger, so that nobody has to type it. */
function lookUpCount(file: FileScope, path: string): PrintedValue | ValueFault {
  const names = path.split('+').map((name) => name.trim());
  const counts = names.map((name) => lookUp(file, 'counts', name));
  const unknown = names.find((_name, i) => counts[i] === undefined);
  if (unknown === undefined) {
    const value = counts.reduce<number>((sum, count = 0) => sum + count, 0);
    return { type: 'value', text: String(value), value };
  }
  const known = ['all', ...Object.values(NAMES)];
  const graded = lookUp(file, 'counts', 'yes') !== undefined || !known.includes(unknown);
  const hint = graded ? suggest(unknown, known, 'Counts') : 'Add a column "grade" to claims.csv.';
  const message = graded ? `The ledger has no count "${unknown}".` : 'The claims have no grades to count.';
  return { type: 'fault', message, hint };
}
