import { directionOf } from '../model/direction.ts';
import type { Run } from '../model/text.ts';
import { type Colours, emu, points } from './look.ts';
import { type Bullet, type Para, runStyle, type Style } from './typeset.ts';
import { el, escapeXml } from './xml.ts';

/** What writing text asks of the part that it stands in. */
export interface TextKit {
  colours: Colours;
  /** BCP 47, of what says nothing else. */
  lang: string;
  /** Whether the language runs from right to left: then sides are exchanged. */
  rtl: boolean;
  /** Whether that of the deck does, as its master has it. */
  rtlDeck: boolean;
  /** A link as the part names it; undefined if it leads nowhere. */
  link(target: string): { id: string; action?: string } | undefined;
}

/** Before the text of these classes: what the page draws as a sign. */
export const SIGNS: Readonly<Record<string, string>> = {
  yes: '●',
  partly: '◐',
  no: '✕',
  unknown: '○',
  na: '–',
  reported: '■',
  contested: '◧',
  absent: '□',
  low: '▮▯▯',
  moderate: '▮▮▯',
  high: '▮▮▮',
};
const VOICES = { voice: '❝', found: '◉', own: '∴' } as const;

/** Paragraphs as `<a:p>`. @param plain the look that the placeholder gives by itself: what is the same is not said again */
export function writeParas(paras: readonly Para[], kit: TextKit, plain?: Style): string {
  if (paras.length === 0) return el('a:p', el('a:endParaRPr', { lang: kit.lang }));
  return paras.map((para, i) => writePara(para, i === 0, kit, para.own ? undefined : plain)).join('');
}

function writePara(para: Para, first: boolean, kit: TextKit, plain: Style | undefined): string {
  const { style, bullet, level, indent, before } = para;
  const hang = bullet ? Math.min(indent, HANG) : 0;
  const rtl = !style.mono && directionOf(para.lang ?? kit.lang) === 'rtl';
  const sides = kit.rtl ? EXCHANGED : undefined;
  const align = (style.align && (sides?.[style.align] ?? style.align)) ?? (rtl ? 'right' : 'left');
  const same = plain !== undefined && plain.size === style.size && plain.line === style.line;
  const properties = el(
    'a:pPr',
    {
      marL: emu(indent),
      indent: emu(-hang),
      lvl: level > 0 ? level : undefined,
      algn: align === 'left' && plain && !kit.rtlDeck ? undefined : { left: 'l', center: 'ctr', right: 'r' }[align],
      rtl: rtl ? true : kit.rtlDeck ? false : undefined,
    },
    same ? '' : el('a:lnSpc', el('a:spcPts', { val: points(style.line) })),
    el('a:spcBef', el('a:spcPts', { val: first ? 0 : points(before) })),
    writeBullet(bullet, kit.colours),
  );
  const runs = para.runs.flatMap((run) => signed(run, style)).map((run) => writeRun(run, para, kit, plain));
  const end = runs.length === 0 ? el('a:endParaRPr', { lang: para.lang ?? kit.lang }) : '';
  return el('a:p', properties, ...runs, end);
}

const EXCHANGED = { left: 'right', center: 'center', right: 'left' } as const;

/** Room for a bullet or a number, in slide pixels. */
export const HANG = 30;

function writeBullet(bullet: Bullet | undefined, colours: Colours): string {
  if (!bullet) return el('a:buNone');
  const colour = el('a:buClr', colours.of('accent'));
  if ('char' in bullet) return colour + el('a:buFont', { typeface: '+mj-lt' }) + el('a:buChar', { char: bullet.char });
  return colour + el('a:buFont', { typeface: '+mn-lt' }) + el('a:buAutoNum', numbering(bullet));
}

const NUMBERS: Readonly<Record<string, string>> = { a: 'alphaLc', A: 'alphaUc', i: 'romanLc', I: 'romanUc' };

/** A number that no scheme of PowerPoint's can begin with is set as it is. */
function numbering({ start, style, frame }: Extract<Bullet, { start: number }>) {
  const end = frame === 'paren' ? 'ParenR' : frame === 'parens' ? 'ParenBoth' : undefined;
  const kind = NUMBERS[style];
  const type = kind ? `${kind}${end ?? 'Period'}` : `arabic${style === '1' ? (end ?? 'Plain') : 'Plain'}`;
  return { type, startAt: start > 1 && start <= 32767 ? start : undefined };
}

/** The run with the sign that its class or its voice has in the page. */
function signed(run: Run, style: Style): Run[] {
  const { sign, classes = [] } = run;
  const named = classes.find((name) => Object.hasOwn(SIGNS, name));
  const mark = sign ? VOICES[sign] : named === undefined ? undefined : SIGNS[named];
  if (mark === undefined) return [run];
  const { shift: _, link: _link, sign: _sign, ...look } = run;
  return [{ ...look, text: `${mark}\u00a0`, classes: [colourOf(run, style) === 'soft' ? 'soft' : 'sign'] }, run];
}

/** The theme's colours of code: theme/code.css. */
const CODE: Readonly<Record<string, string>> = {
  'c-comment': 'soft',
  'c-string': 'code-string',
  'c-inserted': 'code-string',
  'c-number': 'code-number',
  'c-keyword': 'code-keyword',
  'c-function': 'code-function',
  'c-tag': 'code-function',
  'c-type': 'code-type',
  'c-attribute': 'code-type',
  'c-deleted': 'code-deleted',
  'c-mark': 'accent',
};

/** What is said beside the text proper. */
const SOFT: ReadonlySet<string> = new Set(['soft', 'used-on', 'claim-figure', 'keys', 'calculation']);

function colourOf({ classes = [], link, shift }: Run, style: Style): string {
  if (classes.some((name) => SOFT.has(name))) return 'soft';
  const code = classes.find((name) => Object.hasOwn(CODE, name));
  if (code !== undefined) return CODE[code] ?? style.colour;
  if (classes.includes('ink')) return 'ink';
  if (classes.includes('current')) return 'accent';
  if (classes.includes('sign')) return style.colour;
  if ((classes.includes('cite') || classes.includes('footnote-ref')) && style.colour !== 'on-accent') return 'accent';
  return link && shift && style.colour !== 'on-accent' ? 'accent' : style.colour;
}

/** The number that PowerPoint gives a slide. */
export const SLIDE_NUMBER: Run = { text: '‹#›', classes: ['slide-number'] };

function writeRun(run: Run, para: Para, kit: TextKit, plain: Style | undefined): string {
  if (run.classes?.includes('slide-number')) {
    const id = '{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}';
    const text = el('a:t', escapeXml(run.text));
    return el('a:fld', { id, type: 'slidenum' }, runProperties(run, para, kit, plain), text);
  }
  const pieces = run.text.split('\n');
  const properties = runProperties(run, para, kit, plain);
  return pieces
    .map((piece, i) => {
      const broken = i === 0 ? '' : el('a:br', properties);
      return broken + (piece === '' ? '' : el('a:r', properties, el('a:t', escapeXml(piece))));
    })
    .join('');
}

function runProperties(run: Run, { style, lang }: Para, kit: TextKit, plain: Style | undefined): string {
  const own = runStyle(run, style);
  const { classes = [] } = run;
  const sized = own.size !== plain?.size;
  const colour = colourOf(run, style);
  const link = run.link ? kit.link(run.link) : undefined;
  const face = own.mono
    ? 'Consolas'
    : own.serif !== (plain?.serif ?? false)
      ? own.serif
        ? '+mj-lt'
        : '+mn-lt'
      : undefined;
  return el(
    'a:rPr',
    {
      lang: run.lang ?? lang ?? kit.lang,
      sz: sized ? Math.max(100, points(own.size)) : undefined,
      b: own.bold ? true : undefined,
      i: run.italic ? true : undefined,
      u: run.underline ? 'sng' : undefined,
      strike: run.strike ? 'sngStrike' : undefined,
      baseline: run.shift ? (run.shift === 'up' ? 30000 : -25000) : undefined,
    },
    plain && colour === plain.colour ? '' : kit.colours.fill(colour),
    classes.includes('mark') ? el('a:highlight', kit.colours.of('wash')) : '',
    face ? el('a:latin', { typeface: face }) : '',
    link ? hyperlink(link) : '',
  );
}

/** A link as a run has it, in the run's own colour. */
export function hyperlink({ id, action }: { id: string; action?: string }): string {
  const keepColour = el(
    'a:ext',
    { uri: '{A12FA001-AC4F-418D-AE19-62706E023703}' },
    el('ahyp:hlinkClr', { 'xmlns:ahyp': 'http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor', val: 'tx' }),
  );
  return el('a:hlinkClick', { 'r:id': id, action }, el('a:extLst', keepColour));
}
