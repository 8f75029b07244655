import type { Deck, Slide } from '../model/deck.ts';
import { directionOf } from '../model/direction.ts';
import type { ThemeColour } from '../model/site.ts';
import type { SlideText } from '../model/text.ts';
import { wordsOf } from '../model/words.ts';
import { Builder, type DeckKit } from './builder.ts';
import { drawLogo, type FigureInput, logoWidth, makeDrawers } from './figures.ts';
import { markingWidth } from './furniture.ts';
import { LAYOUTS, layoutOf } from './layouts.ts';
import { Colours, emu, SLIDE, themePart } from './look.ts';
import { footBoxes, layoutPart, masterPart } from './master.ts';
import { NOTES_PAGE, noteParas, notesMasterPart, notesPart } from './notes.ts';
import { appPart, corePart, Parts } from './parts.ts';
import { slidePart } from './slide.ts';
import { el, NS, part } from './xml.ts';

export type { PictureBytes } from './figures.ts';

/** A deck with all that its PowerPoint file is made of. */
export interface PptxInput extends FigureInput {
  /** What each slide says, by its id. */
  texts: ReadonlyMap<string, SlideText>;
  colours: ReadonlyMap<string, ThemeColour>;
  /** Whether the speaker notes go into the file. */
  notes: boolean;
}

const MAIN = 'application/vnd.openxmlformats-officedocument.presentationml';
const APP = 'application/vnd.openxmlformats-officedocument.extended-properties+xml';
const THEME = 'application/vnd.openxmlformats-officedocument.theme+xml';
const PRESENTATION = 'ppt/presentation.xml';
const MASTER = 'ppt/slideMasters/slideMaster1.xml';
const NOTES_MASTER = 'ppt/notesMasters/notesMaster1.xml';

const slidePath = (index: number): string => `ppt/slides/slide${index + 1}.xml`;

/** A deck as a PowerPoint file (ECMA-376). Pure: the same deck gives the same bytes. */
export function makePptx(input: PptxInput): Uint8Array {
  const { deck, colours, measures, hyphenate } = input;
  const { marking, lang } = deck.meta;
  const parts = new Parts();
  const kit: DeckKit = {
    parts,
    colours: new Colours(colours),
    measures,
    hyphenate,
    lang,
    rtl: directionOf(lang) === 'rtl',
    foot: footBoxes({ marking: marking ? markingWidth(marking, measures) : 0, logo: logoWidth(input) }),
    slideOf: slidesById(deck),
  };
  addProperties(parts, input);
  // The order of what the presentation names is that of its relations.
  const masterId = parts.relate(PRESENTATION, 'slideMaster', MASTER);
  addMaster(kit, input);
  const noted = addSlides(kit, input);
  const slideIds = deck.slides.map((_, i) => parts.relate(PRESENTATION, 'slide', slidePath(i)));
  const notesId = noted > 0 ? addNotesMaster(kit) : undefined;
  for (const [name, root] of SETTINGS) {
    parts.relate(PRESENTATION, name, `ppt/${name}.xml`);
    parts.add(`ppt/${name}.xml`, `${MAIN}.${name}+xml`, part(root));
  }
  parts.relate(PRESENTATION, 'theme', 'ppt/theme/theme1.xml');
  parts.add(PRESENTATION, `${MAIN}.presentation.main+xml`, presentation(deck, masterId, notesId, slideIds));
  parts.add('docProps/app.xml', APP, appPart(deck.slides.length, noted));
  return parts.zip();
}

const SETTINGS = [
  ['presProps', el('p:presentationPr', NS)],
  ['viewProps', el('p:viewPr', NS)],
  ['tableStyles', el('a:tblStyleLst', { 'xmlns:a': NS['xmlns:a'], def: '{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}' })],
] as const;

function addProperties(parts: Parts, { deck }: PptxInput): void {
  parts.relate('', 'officeDocument', PRESENTATION);
  parts.relate('', 'metadata/core-properties', 'docProps/core.xml');
  parts.relate('', 'extended-properties', 'docProps/app.xml');
  parts.add('docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml', corePart(deck.meta));
}

/** The slide of every id that a link may name: slides, rows of the ledger, references, and the numerals on a slide. */
function slidesById({ slides }: Deck): (id: string) => string | undefined {
  const known = new Map(slides.map(({ id }, i) => [id, slidePath(i)]));
  slides.forEach(({ body }, i) => {
    for (const each of body) {
      if (typeof each === 'string') continue;
      if (each.type === 'claims')
        for (const { rows } of each.groups) for (const { claim } of rows) known.set(`cite-${claim.id}`, slidePath(i));
      if (each.type === 'references')
        for (const { reference } of each.columns.flat()) known.set(`cite-${reference.id}`, slidePath(i));
    }
  });
  return (id) => known.get(id) ?? known.get(id.replace(/--.*$/, ''));
}

function addMaster(kit: DeckKit, input: PptxInput): void {
  const { parts, colours } = kit;
  const layouts = Object.values(LAYOUTS).map((layout, i) => {
    const path = `ppt/slideLayouts/slideLayout${i + 1}.xml`;
    parts.relate(path, 'slideMaster', MASTER);
    parts.add(path, `${MAIN}.slideLayout+xml`, layoutPart(new Builder(kit, path), layout));
    return { id: parts.relate(MASTER, 'slideLayout', path), number: FIRST_LAYOUT + i };
  });
  parts.relate(MASTER, 'theme', 'ppt/theme/theme1.xml');
  parts.add('ppt/theme/theme1.xml', THEME, themePart(colours, 'Briefing'));
  const builder = new Builder(kit, MASTER);
  const drawn = masterPart(builder, layouts, () => drawLogo(builder, input));
  parts.add(MASTER, `${MAIN}.slideMaster+xml`, drawn);
}

/** Ids of masters and layouts are one row of numbers from 2³¹ on (ECMA-376 part 1, 19.7.13). */
const FIRST_MASTER = 2147483648;
const FIRST_LAYOUT = FIRST_MASTER + 1;

/** @returns how many of them have notes */
function addSlides(kit: DeckKit, input: PptxInput): number {
  const { parts } = kit;
  const { deck, texts } = input;
  const drawers = makeDrawers(input);
  const names = Object.keys(LAYOUTS);
  let noted = 0;
  deck.slides.forEach((slide, i) => {
    const path = slidePath(i);
    const text = texts.get(slide.id);
    const layout = names.indexOf(layoutOf(slide, text)) + 1;
    parts.relate(path, 'slideLayout', `ppt/slideLayouts/slideLayout${layout}.xml`);
    parts.add(path, `${MAIN}.slide+xml`, slidePart(kit, path, { deck, slide, text, drawers }));
    if (input.notes && text && !slide.continues && text.notes.length > 0) {
      noted += 1;
      addNotes(kit, slide, path, text, noted);
    }
  });
  return noted;
}

function addNotes(kit: DeckKit, slide: Slide, slidePath: string, text: SlideText, number: number): void {
  const { parts } = kit;
  const path = `ppt/notesSlides/notesSlide${number}.xml`;
  parts.relate(path, 'notesMaster', NOTES_MASTER);
  parts.relate(path, 'slide', slidePath);
  parts.relate(slidePath, 'notesSlide', path);
  parts.add(path, `${MAIN}.notesSlide+xml`, notesPart(kit, path, noteParas(text), slide.attrs.lang ?? kit.lang));
}

function addNotesMaster(kit: DeckKit): string {
  const { parts, colours } = kit;
  parts.relate(NOTES_MASTER, 'theme', 'ppt/theme/theme2.xml');
  parts.add('ppt/theme/theme2.xml', THEME, themePart(colours, 'Notes'));
  parts.add(NOTES_MASTER, `${MAIN}.notesMaster+xml`, notesMasterPart(kit, NOTES_MASTER));
  return parts.relate(PRESENTATION, 'notesMaster', NOTES_MASTER);
}

function presentation(deck: Deck, masterId: string, notesId: string | undefined, slideIds: readonly string[]): string {
  return part(
    el(
      'p:presentation',
      { ...NS, saveSubsetFonts: 1, rtl: directionOf(deck.meta.lang) === 'rtl' ? 1 : undefined },
      el('p:sldMasterIdLst', el('p:sldMasterId', { id: FIRST_MASTER, 'r:id': masterId })),
      notesId ? el('p:notesMasterIdLst', el('p:notesMasterId', { 'r:id': notesId })) : '',
      el('p:sldIdLst', ...slideIds.map((id, i) => el('p:sldId', { id: FIRST_SLIDE + i, 'r:id': id }))),
      el('p:sldSz', { cx: emu(SLIDE.width), cy: emu(SLIDE.height) }),
      el('p:notesSz', { cx: emu(NOTES_PAGE.width), cy: emu(NOTES_PAGE.height) }),
      el('p:extLst', sections(deck)),
    ),
  );
}

const FIRST_SLIDE = 256;

/** PowerPoint's own sections: those of the deck, each a run of slides. */
function sections(deck: Deck): string {
  const runs: { name: string; slides: number[] }[] = [];
  for (const { section, index, kind } of deck.slides) {
    const name = section || (kind === 'cover' ? deck.meta.title : wordsOf(deck.meta).slides);
    const last = runs.at(-1);
    if (last && last.name === name) last.slides.push(index);
    else runs.push({ name, slides: [index] });
  }
  const written = runs.map(({ name, slides }, i) =>
    el(
      'p14:section',
      { name, id: sectionId(i) },
      el('p14:sldIdLst', ...slides.map((index) => el('p14:sldId', { id: FIRST_SLIDE + index }))),
    ),
  );
  const list = el(
    'p14:sectionLst',
    { 'xmlns:p14': 'http://schemas.microsoft.com/office/powerpoint/2010/main' },
    ...written,
  );
  return el('p:ext', { uri: '{521415D9-36F7-43E2-AB2F-B90AF26B5E84}' }, list);
}

/** In capitals, as PowerPoint writes them: it mends a file whose ids are in small letters. */
function sectionId(index: number): string {
  return `{6A1C0000-0000-4000-8000-${(index + 1).toString(16).toUpperCase().padStart(12, '0')}}`;
}
