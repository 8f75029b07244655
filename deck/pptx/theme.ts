import type { Colours } from './look.ts';
import { el, NS, part } from './xml.ts';

/** Typefaces of the theme. Where they are not installed, PowerPoint takes one of the same kind by class and measure (`panose`). */
const FACES = {
  serif: { typeface: 'Source Serif 4', panose: '02040603050405020204', pitchFamily: '18' },
  sans: { typeface: 'Source Sans 3', panose: '020B0503030403020204', pitchFamily: '34' },
} as const;

/** Places in the scheme and the theme's colours that they take. */
const SLOTS = {
  dk1: 'ink',
  lt1: 'paper',
  dk2: 'soft',
  lt2: 'tint',
  accent1: 'accent',
  accent2: 'alert',
  accent3: 'ground',
  accent4: 'mark',
  accent5: 'slate',
  accent6: 'half',
  hlink: 'accent',
  folHlink: 'accent',
} as const;

/** The theme's part: colours and typefaces of tokens.css in PowerPoint's scheme (ECMA-376 part 1, 20.1.6). */
export function themePart(colours: Colours, name: string): string {
  const slots = Object.entries(SLOTS).map(([slot, token]) =>
    el(`a:${slot}`, {}, el('a:srgbClr', { val: colours.hex(token) })),
  );
  const font = (tag: string, { typeface, panose, pitchFamily }: (typeof FACES)[keyof typeof FACES]) =>
    el(
      tag,
      {},
      el('a:latin', { typeface, panose, pitchFamily, charset: 0 }),
      el('a:ea', { typeface: '' }),
      el('a:cs', { typeface: '' }),
    );
  const elements = el(
    'a:themeElements',
    {},
    el('a:clrScheme', { name }, ...slots),
    el('a:fontScheme', { name }, font('a:majorFont', FACES.serif), font('a:minorFont', FACES.sans)),
    FORMATS,
  );
  return part(
    el('a:theme', { 'xmlns:a': NS['xmlns:a'], name }, elements, el('a:objectDefaults'), el('a:extraClrSchemeLst')),
  );
}

const flat = el('a:solidFill', {}, el('a:schemeClr', { val: 'phClr' }));
const line = el('a:ln', { w: 19050, cap: 'flat', cmpd: 'sng', algn: 'ctr' }, flat, el('a:prstDash', { val: 'solid' }));
const effect = el('a:effectStyle', {}, el('a:effectLst'));

/** Three of each kind are asked for; the deck's shapes are flat. */
const FORMATS = el(
  'a:fmtScheme',
  { name: 'Flat' },
  el('a:fillStyleLst', {}, flat, flat, flat),
  el('a:lnStyleLst', {}, line, line, line),
  el('a:effectStyleLst', {}, effect, effect, effect),
  el('a:bgFillStyleLst', {}, flat, flat, flat),
);
