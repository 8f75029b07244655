import { type Builder, type Frame, plainPara } from './builder.ts';
import { BODY, EDGE, FOOT, LAYOUTS, type Layout, type LayoutPlace, TITLE } from './layouts.ts';
import { type Box, emu, type FootBoxes, points } from './look.ts';
import type { Style } from './typeset.ts';
import { HANG, SLIDE_NUMBER } from './write-text.ts';
import { el, NS, part } from './xml.ts';

/** The foot's own places, as PowerPoint knows them, and how their text is set. */
export const FOOT_PLACES = {
  ftr: { placeholder: { type: 'ftr', idx: 11 }, name: 'Footer', style: FOOT },
  dt: { placeholder: { type: 'dt', idx: 10 }, name: 'Date', style: { ...FOOT, align: 'right' } },
  sldNum: {
    placeholder: { type: 'sldNum', idx: 12 },
    name: 'Slide number',
    style: { ...FOOT, colour: 'ink', bold: true, align: 'right' },
  },
} as const satisfies Record<string, Omit<LayoutPlace, 'box'>>;

/** Upper end and height of the foot's line. */
const FOOT_LINE = { y: 678, height: 22 } as const;

/** Between two things in the foot: theme/furniture.css. */
const FOOT_GAP = 22;

/**
 * The foot as the page has it, from the margin at the right: label, logo, number, date, and the footer in what is left. A deck without
 * label and logo has its number at the margin.
 *
 * @param widths of the label and the logo in slide pixels; 0 where the deck has none
 */
export function footBoxes({ marking, logo }: { marking: number; logo: number }): FootBoxes {
  let end: number = EDGE.right;
  const before = (width: number, gap: number = FOOT_GAP): Box => {
    const box = { ...FOOT_LINE, x: end - width, width };
    end = box.x - gap;
    return box;
  };
  const own = {
    ...(marking > 0 && { marking: before(marking) }),
    ...(logo > 0 && { logo: before(logo) }),
    // A number's place is wider than the number, which stands at its right.
    sldNum: before(90, 6),
    dt: before(Math.min(350, end - EDGE.left - 440)),
  };
  return { ...own, ftr: { ...FOOT_LINE, x: EDGE.left, width: end - EDGE.left } };
}

/** The line over the foot. */
const HAIRLINE = { x: EDGE.left, y: 668, width: EDGE.width, height: 1 } as const;

/**
 * The slide master: the places that every layout has, how text is set in them, and the logo.
 * @param layouts how its part names each of them, and their numbers
 */
export function masterPart(
  builder: Builder,
  layouts: readonly { id: string; number: number }[],
  drawLogo: () => void,
): string {
  for (const place of LAYOUTS.text.places) builder.frame(placeFrame(place, builder));
  drawFoot(builder);
  drawLogo();
  const { colours } = builder;
  const ids = layouts.map(({ id, number }) => el('p:sldLayoutId', { id: number, 'r:id': id }));
  return part(
    el(
      'p:sldMaster',
      NS,
      el('p:cSld', el('p:bg', el('p:bgPr', colours.fill('paper'), el('a:effectLst'))), builder.tree()),
      el('p:clrMap', CLR_MAP),
      el('p:sldLayoutIdLst', ...ids),
      el(
        'p:txStyles',
        el('p:titleStyle', level('a:lvl1pPr', TITLE, builder)),
        el('p:bodyStyle', ...bodyLevels(BODY, builder)),
        el('p:otherStyle', level('a:lvl1pPr', { ...BODY, size: 24, line: 30 }, builder)),
      ),
    ),
  );
}

export const CLR_MAP = {
  bg1: 'lt1',
  tx1: 'dk1',
  bg2: 'lt2',
  tx2: 'dk2',
  accent1: 'accent1',
  accent2: 'accent2',
  accent3: 'accent3',
  accent4: 'accent4',
  accent5: 'accent5',
  accent6: 'accent6',
  hlink: 'hlink',
  folHlink: 'folHlink',
} as const;

/** A layout: its places, each with the style that it has here. */
export function layoutPart(builder: Builder, layout: Layout): string {
  for (const place of layout.places) builder.frame(placeFrame(place, builder));
  drawFoot(builder);
  return part(
    el(
      'p:sldLayout',
      { ...NS, type: layout.type, preserve: 1, userDrawn: layout.type ? undefined : 1 },
      el('p:cSld', { name: layout.name }, builder.tree()),
      el('p:clrMapOvr', el('a:masterClrMapping')),
    ),
  );
}

/** A place with the styles of its levels. */
function placeFrame(place: LayoutPlace, builder: Builder): Frame {
  const { placeholder, name, style } = place;
  const { type } = placeholder;
  const levels =
    type === 'body' || type === 'subTitle'
      ? bodyLevels(style, builder, type === 'subTitle')
      : [level('a:lvl1pPr', style, builder)];
  return { ...place, levels: levels.join(''), paras: [plainPara(type === 'body' ? 'Text' : name, style)] };
}

function drawFoot(builder: Builder): void {
  builder.shape('Line', HAIRLINE, { fill: 'rule' });
  for (const key of ['ftr', 'dt', 'sldNum'] as const) {
    const { placeholder, name, style } = FOOT_PLACES[key];
    builder.frame({
      name,
      box: builder.kit.foot[key],
      placeholder,
      levels: level('a:lvl1pPr', style, builder),
      paras: [plainPara(key === 'sldNum' ? [SLIDE_NUMBER] : [], style)],
    });
  }
}

/** Five levels, each with its dash. */
function bodyLevels(style: Style, builder: Builder, bare = false): string[] {
  return [1, 2, 3, 4, 5].map((n) =>
    level(`a:lvl${n}pPr`, style, builder, bare ? {} : { indent: n * HANG, bullet: !style.serif }),
  );
}

function level(
  name: string,
  style: Style,
  { colours, rtl }: Builder,
  { indent = 0, bullet = false }: { indent?: number; bullet?: boolean } = {},
): string {
  return el(
    name,
    {
      marL: emu(indent),
      indent: emu(bullet ? -HANG : 0),
      algn: (style.align === 'right') !== rtl ? 'r' : 'l',
      defTabSz: 914400,
      rtl: rtl ? 1 : 0,
      eaLnBrk: 1,
      latinLnBrk: 0,
      hangingPunct: 1,
    },
    el('a:lnSpc', el('a:spcPts', { val: points(style.line) })),
    el('a:spcBef', el('a:spcPts', { val: points(0) })),
    bullet
      ? el('a:buClr', colours.of('accent')) + el('a:buFont', { typeface: '+mn-lt' }) + el('a:buChar', { char: '–' })
      : el('a:buNone'),
    el(
      'a:defRPr',
      { sz: points(style.size), b: style.bold ? 1 : 0, kern: 1200 },
      colours.fill(style.colour),
      el('a:latin', { typeface: style.serif ? '+mj-lt' : '+mn-lt' }),
      el('a:ea', { typeface: style.serif ? '+mj-ea' : '+mn-ea' }),
      el('a:cs', { typeface: style.serif ? '+mj-cs' : '+mn-cs' }),
    ),
  );
}
