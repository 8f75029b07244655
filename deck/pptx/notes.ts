import type { SlideText } from '../model/text.ts';
import { Builder, type DeckKit, plainPara } from './builder.ts';
import type { LayoutPlace } from './layouts.ts';
import { emu, preset, xfrm } from './look.ts';
import { CLR_MAP } from './master.ts';
import { flattened, parasOf } from './paras.ts';
import { runsIn } from './pieces.ts';
import type { Para, Style } from './typeset.ts';
import { el, NS, part } from './xml.ts';

/** A page of notes is 7.5 × 10 inches: the slide above, the notes under it. */
export const NOTES_PAGE = { width: 720, height: 960 } as const;
const PICTURE = { x: 40, y: 60, width: 640, height: 360 } as const;
const STYLE: Style = { size: 16, line: 21, colour: 'ink' };
const PLACE: LayoutPlace = {
  placeholder: { type: 'body', idx: 1 },
  name: 'Notes',
  box: { x: 72, y: 456, width: 576, height: 432 },
  style: STYLE,
};

/** What a presenter says, as paragraphs. Tables and code are read out as text. */
export function noteParas({ notes }: SlideText): Para[] {
  return flattened(notes).flatMap((block) => {
    const paras = parasOf([block], STYLE);
    const own = paras.length > 0 ? paras : [plainPara(runsIn([block]), STYLE)];
    return own.map((para) => ({ ...para, own: false, before: 8, style: { ...STYLE, bold: para.style.bold === true } }));
  });
}

/** The notes' part of one slide. @param lang of the slide */
export function notesPart(kit: DeckKit, path: string, paras: readonly Para[], lang: string): string {
  const builder = new Builder(kit, path, lang, NOTES_PAGE.width);
  drawPicture(builder);
  builder.frame({ ...PLACE, inherits: true, paras });
  return part(el('p:notes', NS, el('p:cSld', builder.tree()), el('p:clrMapOvr', el('a:masterClrMapping'))));
}

/** The master of notes, with a theme of its own beside it. */
export function notesMasterPart(kit: DeckKit, path: string): string {
  const builder = new Builder(kit, path, kit.lang, NOTES_PAGE.width);
  drawPicture(builder);
  builder.frame({ ...PLACE, paras: [] });
  const levels = [1, 2, 3, 4, 5].map((n) =>
    el(
      `a:lvl${n}pPr`,
      { marL: emu((n - 1) * 24), algn: kit.rtl ? 'r' : 'l', rtl: kit.rtl ? 1 : 0 },
      el('a:buNone'),
      el('a:defRPr', { sz: 1200 }, kit.colours.fill('ink'), el('a:latin', { typeface: '+mn-lt' })),
    ),
  );
  return part(
    el(
      'p:notesMaster',
      NS,
      el('p:cSld', el('p:bg', el('p:bgPr', kit.colours.fill('paper'), el('a:effectLst'))), builder.tree()),
      el('p:clrMap', CLR_MAP),
      el('p:notesStyle', ...levels),
    ),
  );
}

function drawPicture(builder: Builder): void {
  const kind = el('p:cNvSpPr', el('a:spLocks', { noGrp: 1, noRot: 1, noChangeAspect: 1 }));
  const line = el('a:ln', { w: 9525 }, builder.colours.fill('rule'));
  const look = [xfrm(PICTURE), preset('rect'), el('a:noFill'), line];
  builder.sp({ name: 'Slide' }, kind, look, '', el('p:ph', { type: 'sldImg', idx: 2 }));
}
