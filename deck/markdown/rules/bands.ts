import type { Token } from 'markdown-it';
import type { SourceRef } from '../../model/deck.ts';
import { GRADES } from '../../model/signs.ts';
import { report } from '../../source/faults.ts';
import type { DraftBand } from '../drafts.ts';
import { placeOfBlock } from '../place.ts';
import type { FileScope } from '../scope.ts';
import { classesOf, closingIndex } from '../token-tools.ts';
import { withoutPanels } from './figures/panel-figures.ts';

const FIELDS: readonly string[] = ['claims', 'because', 'note'];

/** A slide's tokens without its band, and the band's own. */
export interface CutBand {
  body: Token[];
  band?: DraftBand;
}

/**
 * Pass over a slide's tokens, its notes cut out: cuts out `::: {.found .partly}` or `::: strip`, which stand at the foot of
 * the slide, once and last, and reports one that stands elsewhere.
 */
export function cutBand(file: FileScope, tokens: readonly Token[]): CutBand {
  const cut: CutBand = { body: [] };
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (!token) continue;
    if (!isBand(token)) {
      if (token.type === 'div_open') refuseFields(file, token);
      cut.body.push(token);
      continue;
    }
    const end = closingIndex(tokens, i);
    const source = placeOfBlock(file, token);
    checkPlace(file, source, {
      nested: token.level > 0,
      second: cut.band !== undefined,
      last: end === tokens.length - 1,
    });
    if (end === i + 1) {
      const hint = 'Write one to three full sentences in it.';
      report(file, 'bad-finding', source, 'The band at the foot of the slide says nothing.', hint);
    }
    cut.band ??= { fields: readFields(file, token, source), tokens: tokens.slice(i + 1, end) };
    i = end;
  }
  if (cut.band) {
    cut.band.tokens = withoutPanels(file, cut.band.tokens, 'the band');
  }
  return cut;
}

function isBand(token: Token): boolean {
  return token.type === 'div_open' && classesOf(token).some((name) => name === 'found' || name === 'strip');
}

function checkPlace(
  file: FileScope,
  source: SourceRef,
  { nested, second, last }: { nested: boolean; second: boolean; last: boolean },
): void {
  const where = nested ? 'inside another box' : second ? 'beside another' : last ? '' : 'before other content';
  if (!where) return;
  const message = `The band at the foot of the slide stands ${where}.`;
  const hint = second
    ? 'A slide has one band: join the two, or make a second slide.'
    : 'Set it last on its slide, outside of every other box; only the notes may follow it.';
  report(file, 'misplaced-band', source, message, hint);
}

/** What belongs to a finding has no meaning on another box. */
function refuseFields(file: FileScope, token: Token): void {
  const wrong = FIELDS.filter((name) => token.attrGet(name) !== null);
  if (wrong.length === 0) return;
  token.attrs = (token.attrs ?? []).filter(([name]) => !wrong.includes(name));
  const message = `This box has what only a finding has: ${wrong.join(', ')}.`;
  const hint = 'Write it on "::: {.found .partly}", or leave it out.';
  report(file, 'bad-finding', placeOfBlock(file, token), message, hint);
}

function readFields(file: FileScope, token: Token, source: SourceRef): DraftBand['fields'] {
  const classes = classesOf(token);
  const grades = GRADES.filter((grade) => classes.includes(grade));
  const [grade] = grades;
  const text = (name: string) => {
    const value = token.attrGet(name);
    return value === null || String(value).trim() === '' ? undefined : String(value).trim();
  };
  const [note, because] = [text('note'), text('because')];
  const found = classes.includes('found');
  if (found && grades.length !== 1) {
    const message = grades.length === 0 ? 'The finding has no grade.' : 'The finding has more than one grade.';
    const hint = `Write one of ${GRADES.map((name) => `.${name}`).join(', ')}, as in "::: {.found .partly}"; sentences without a grade stand in "::: strip".`;
    report(file, 'bad-finding', source, message, hint);
  }
  if (!found && (grades.length > 0 || note || because || text('claims'))) {
    const hint = 'Only a finding has grade, claims and note: write "::: {.found .partly}", or leave them out.';
    report(file, 'bad-finding', source, 'A strip of plain sentences is given a grade or what belongs to one.', hint);
  }
  return {
    ...(found && grade ? { grade } : {}),
    ...(note ? { note } : {}),
    claims: (text('claims') ?? '').split(/[\s,;]+/).filter(Boolean),
    ...(because ? { because } : {}),
    source,
  };
}
