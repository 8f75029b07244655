import type { Deck, FigureRef } from '../model/deck.ts';
import { directionOf } from '../model/direction.ts';
import { breakablePanel, markedMeasure, markPanel } from '../model/figure-marks.ts';
import type { Measure } from '../model/measure.ts';
import type { Panel } from '../model/panel.ts';
import type { Drawn, Image, Run } from '../model/text.ts';
import { wordsOf } from '../model/words.ts';
import { plotSize, shownPanel } from '../page/figure.ts';
import { COLOURS_BY_NAME, drawVector, type VectorDrawing } from '../panels/draw/vector.ts';
import { captionWords, PANEL_SIZES, type PanelSize } from '../panels/index.ts';
import type { Kit } from '../panels/layout/scene.ts';
import { type Builder, ownPara } from './builder.ts';
import { chartPiece } from './charts/native-figures.ts';
import { wallPiece } from './generated.ts';
import { type Box, preset, SLIDE, xfrm } from './look.ts';
import { CAPTION } from './part-figures.ts';
import { column, type Drawers, type Flow, type Piece } from './pieces.ts';
import { type Measures, SETTINGS, type Setting, type Style } from './typeset.ts';
import { type CitedLine, drawGroup, type Place } from './vectors.ts';
import { el } from './xml.ts';

/** A picture as PowerPoint takes it. */
export interface PictureBytes {
  bytes: Uint8Array;
  /** In pixels. */
  width: number;
  height: number;
  ending: '.png' | '.jpg' | '.gif';
}

export interface FigureInput {
  deck: Deck;
  /** Address of the deck's logo, if it has one. */
  logo?: string | undefined;
  panels: ReadonlyMap<string, Panel>;
  /** By their addresses in the page. */
  pictures: ReadonlyMap<string, PictureBytes>;
  measures: Measures;
  /** A text with soft hyphens in its long words, if its language has patterns. */
  hyphenate?: ((text: string) => string) | undefined;
  /** Of the charts' letters, and of large amounts. */
  families: { sans: string; serif: string };
}

const NOTHING: Piece = { height: 0, before: 0, draw() {} };

/** What makes a slide's figures, walls and pictures. */
export function makeDrawers(input: FigureInput): Drawers {
  const words = wordsOf(input.deck.meta);
  return {
    drawn(block, width, flow) {
      const { part } = block;
      if (part.type === 'figure') return figurePiece(input, block, part, width, flow);
      if (part.type !== 'wall') return NOTHING;
      const squares = input.deck.claims.flatMap(({ id, grade }) => (grade ? [{ id, grade }] : []));
      return wallPiece(flow, { ...part, claims: part.claims.length > 0 ? part.claims : squares }, words, width);
    },
    image: (block, width, flow) => picturePiece(input, block, width, flow),
    behind(block, builder) {
      const picture = input.pictures.get(block.address);
      if (picture) drawBehind(builder, block, picture);
    },
  };
}

/** Caption and drawing. Period and note stand in the slide's one line of sources. */
function figurePiece(input: FigureInput, block: Drawn, figure: FigureRef, width: number, flow: Flow): Piece {
  const found = input.panels.get(figure.panel);
  if (!found) return NOTHING;
  const panel = markPanel(shownPanel(found, figure), figure.marks);
  if (figure.layout === 'cover') return backdrop(input, panel, figure, flow);
  if (figure.layout === 'map') return edgeToEdge(input, panel, figure, flow);
  const drawn = plotPiece(input, panel, figure, width, flow);
  if (figure.layout === 'part') return drawn;
  // Several maps have heads of their own, as on the page.
  const framed = panel.kind === 'map' && panel.frames;
  if (framed && block.cite.length === 0) return drawn;
  // A title that ends in a point of its own needs no comma.
  const comma = /[.;:]$/.test(panel.title) ? ' ' : ', ';
  const after = captionWords(panel, input.deck.meta.lang);
  const number = figure.label === undefined ? '' : `${figure.label}: `;
  const named: Run[] = [
    { text: number + panel.title, bold: true, classes: ['ink'], sign: panel.found ? 'found' : undefined },
    ...(after ? [{ text: comma + after }] : []),
  ];
  const caption = [...(framed ? [] : named), ...block.cite];
  return column([flow.text([ownPara(caption, CAPTION)], width, 'Caption'), { ...drawn, before: 12 * flow.scale }]);
}

/** A panel laid out for the widest typeface for which all its words have room. */
function vectorsOf(input: FigureInput, whole: Panel, figure: FigureRef): CitedDrawing {
  const panel = input.hyphenate ? breakablePanel(whole, input.hyphenate) : whole;
  const draw = (setting: Setting) => {
    const kit = kitOf(input, plotSize(figure), setting);
    return withNumerals(drawVector(panel, kit), kit, figure.marks);
  };
  for (const setting of [SETTINGS.widest, SETTINGS.powerPoint]) {
    const drawing = draw(setting);
    if (drawing.fits) return drawing;
  }
  return draw(SETTINGS.own);
}

/** A drawing whose lines have the numerals that stand behind them: in one frame they keep there in any typeface. */
type CitedDrawing = Omit<VectorDrawing, 'texts'> & { texts: CitedLine[] };

function withNumerals(drawing: VectorDrawing, { measure, serif, lang }: Kit, cited: FigureRef['marks']): CitedDrawing {
  const texts: CitedLine[] = [...drawing.texts];
  const marks = drawing.marks.filter(({ number, x, y }) => {
    const at = texts.findIndex((text) => {
      const widthOf = (serif?.family === text.family && serif.measure) || measure;
      const width = widthOf(text.text, text.size, text.weight) + (text.spacing ?? 0) * text.text.length;
      const end = text.x + { start: width, middle: width / 2, end: 0 }[text.anchor];
      const level = Math.abs(text.y - text.size * 0.6 - y) < text.size * 0.5;
      return text.numeral === undefined && !text.turn && level && Math.abs(end - x) < 4;
    });
    const found = texts[at];
    if (directionOf(lang) === 'rtl' || !found) return true;
    const more = { start: 0, middle: 0.5, end: 1 }[found.anchor] * NUMERAL * String(number).length;
    texts[at] = { ...found, numeral: { text: String(number), link: linkOf(number, cited) }, x: found.x + more };
    return false;
  });
  return { ...drawing, texts, marks };
}

/** Where a numeral leads: to the first of what it stands for. */
function linkOf(number: number, marks: FigureRef['marks']): string | undefined {
  const key = marks.find((mark) => mark.number === number)?.cites[0];
  return key === undefined ? undefined : `#cite-${key}`;
}

/** Width of a numeral's digit on a drawing. */
const NUMERAL = 9;

function kitOf({ deck, measures, families }: FigureInput, size: PanelSize, setting: Setting): Kit {
  const sans: Measure = (text, size, weight) =>
    measures.sans(text, size, weight) * (weight >= 600 ? setting.bold : setting.sans);
  const serif: Measure = (text, size, weight) => measures.serif(text, size, weight) * setting.serif;
  const tokens = { colours: COLOURS_BY_NAME, family: families.sans, sizes: PANEL_SIZES };
  return {
    tokens,
    size,
    lang: deck.meta.lang,
    measure: markedMeasure(sans),
    serif: { family: families.serif, measure: markedMeasure(serif) },
  };
}

/** The drawing itself, as large as designed, or less where its place is narrower. */
function plotPiece(input: FigureInput, panel: Panel, figure: FigureRef, width: number, flow: Flow): Piece {
  const size = plotSize(figure);
  const scale = Math.min(1, width / size.width) * flow.scale;
  const height = size.height * scale;
  const own: Piece = {
    height,
    before: 18,
    draw: (box) => drawFigure(input, flow, panel, figure, { ...box, scale }),
  };
  return chartPiece(input, panel, { width: size.width * scale, height }, flow) ?? own;
}

/** One group with its text alternative, and over it the numerals of what its parts cite, each a link. */
function drawFigure(
  input: FigureInput,
  { builder }: Flow,
  panel: Panel,
  figure: FigureRef,
  { x, y, scale }: Place,
): void {
  const drawing = vectorsOf(input, panel, figure);
  drawGroup(builder, { name: panel.title, alt: panel.summary }, drawing, { x, y, scale });
  const group = builder.place({ x, y, width: drawing.size.width * scale, height: drawing.size.height * scale });
  for (const { number, x: left, y: middle } of drawing.marks) {
    const runs: Run[] = [{ text: String(number), link: linkOf(number, figure.marks) }];
    const width = 10 * String(number).length;
    const box = { x: group.x + (left + 2) * scale, y: y + middle * scale - 10, width, height: 20 };
    const style: Style = { size: 16 * scale, line: 20, colour: 'accent', bold: true };
    // The drawing has its sides already.
    builder.line(`Numeral ${number}`, builder.place(box), runs, style);
  }
}

function backdrop(input: FigureInput, panel: Panel, figure: FigureRef, flow: Flow): Piece {
  const size = plotSize(figure);
  return {
    height: size.height,
    before: 0,
    draw({ x, y }) {
      const drawing = vectorsOf(input, panel, figure);
      const box = { x, y, width: size.width, height: size.height };
      const { builder } = flow;
      builder.group({ name: panel.title, decorative: true }, box, () => {
        builder.shape('Ground', box, { fill: 'cover-map-ground' });
        const onCover = (colour: string) => (COVER.includes(colour) ? `cover-map-${colour}` : colour);
        const recoloured = <Part extends { colour: string }>(part: Part | undefined) =>
          part && { ...part, colour: onCover(part.colour) };
        const shapes = drawing.shapes.map(({ fill, stroke, ...shape }) => ({
          ...shape,
          fill: fill && onCover(fill),
          stroke: recoloured(stroke),
        }));
        const texts = drawing.texts.map(({ halo, numeral: _, ...text }) => ({
          ...text,
          colour: onCover(text.colour),
          halo: recoloured(halo),
        }));
        drawGroup(builder, { name: panel.title, decorative: true }, { ...drawing, shapes, texts }, { x, y, scale: 1 });
      });
    },
  };
}

/** What has another colour on the cover: theme/layouts.css. */
const COVER = ['paper', 'land', 'land-plain', 'land-strong', 'alert', 'mark', 'line', 'river', 'water', 'ink', 'soft'];

/** A map from one edge of the slide to the other: title and names say what it shows. */
function edgeToEdge(input: FigureInput, panel: Panel, figure: FigureRef, flow: Flow): Piece {
  const size = plotSize(figure);
  const height = size.height * flow.scale;
  const x = (SLIDE.width - size.width * flow.scale) / 2;
  return {
    // It reaches from the title's foot to the band.
    height: Math.max(0, height - 20),
    before: 2,
    draw: ({ y }) => drawFigure(input, flow, panel, figure, { x, y, scale: flow.scale }),
  };
}

const share = (part: number) => Math.round(part * 1e5);
const TYPES = { '.png': 'image/png', '.jpg': 'image/jpeg', '.gif': 'image/gif' } as const;

/** A picture with its text alternative, in the place of the one that the page shows. */
function picturePiece({ pictures }: FigureInput, block: Image, width: number, flow: Flow): Piece {
  const picture = pictures.get(block.address);
  const percent = (block.percent ?? 100) / 100;
  const natural = { width: block.width || picture?.width || width, height: block.height || picture?.height || 1 };
  const wide = Math.min(block.percent ? width * percent : natural.width, width) * flow.scale;
  const high = (wide * natural.height) / natural.width;
  const most = 440 * flow.scale;
  const factor = high > most ? most / high : 1;
  const size = { width: wide * factor, height: high * factor };
  return {
    height: size.height,
    before: 18,
    draw({ x, y }) {
      if (picture) drawPicture(flow.builder, block, picture, { x, y, ...size });
    },
  };
}

/** A picture over all of the slide: cut where it is wider or higher, or whole where its author says so; paler by its class. */
function drawBehind(builder: Builder, block: Image, picture: PictureBytes): void {
  const { width, height } = { width: block.width || picture.width, height: block.height || picture.height };
  const whole = block.classes.includes('contain');
  const scale = (whole ? Math.min : Math.max)(SLIDE.width / width, SLIDE.height / height);
  const cut = (length: number, room: number) => (whole ? 0 : Math.max(0, (1 - room / (length * scale)) / 2));
  const crop = { x: cut(width, SLIDE.width), y: cut(height, SLIDE.height) };
  const size = { width: width * scale * (1 - 2 * crop.x), height: height * scale * (1 - 2 * crop.y) };
  const box = { x: (SLIDE.width - size.width) / 2, y: (SLIDE.height - size.height) / 2, ...size };
  const opacity = Number(/(?:^| )opacity-(\d+)/.exec(block.classes.join(' '))?.[1] ?? 100) / 100;
  drawPicture(builder, block, picture, box, { crop, opacity });
}

/** How wide the logo is at the foot, as high as in the page; 0 without one. */
export function logoWidth({ logo = '', pictures }: FigureInput): number {
  const picture = pictures.get(logo);
  return picture ? Math.min(96, (picture.width / picture.height) * 26) : 0;
}

/** The logo at the foot of the master. */
export function drawLogo(builder: Builder, { logo = '', pictures }: FigureInput): void {
  const picture = pictures.get(logo);
  const place = builder.kit.foot.logo;
  if (!picture || !place) return;
  const height = (place.width * picture.height) / picture.width;
  const box = { ...place, y: place.y + (place.height - height) / 2, height };
  drawPicture(builder, { address: logo, alt: '' }, picture, box, { name: 'Logo' });
}

function drawPicture(
  builder: Builder,
  { address, alt }: Pick<Image, 'address' | 'alt'>,
  { bytes, ending }: PictureBytes,
  box: Box,
  look: { crop?: { x: number; y: number }; opacity?: number; name?: string } = {},
): void {
  const { crop = { x: 0, y: 0 }, opacity = 1, name = 'Picture' } = look;
  const { parts } = builder.kit;
  const path = `ppt/media/${address
    .replace(/^.*\//, '')
    .replace(/\.[^.]*$/, '')
    .replace(/[^\w-]/g, '-')}${ending}`;
  if (!parts.has(path)) parts.add(path, TYPES[ending], bytes);
  const id = parts.relate(builder.path, 'image', path);
  const [x, y] = [share(crop.x), share(crop.y)];
  builder.push(
    el(
      'p:pic',
      el(
        'p:nvPicPr',
        builder.named(alt === '' ? { name, decorative: true } : { name, alt }),
        el('p:cNvPicPr', el('a:picLocks', { noChangeAspect: 1 })),
        el('p:nvPr'),
      ),
      el(
        'p:blipFill',
        el('a:blip', { 'r:embed': id }, opacity < 1 ? el('a:alphaModFix', { amt: share(opacity) }) : ''),
        x + y > 0 ? el('a:srcRect', { l: x, r: x, t: y, b: y }) : '',
        el('a:stretch', el('a:fillRect')),
      ),
      el('p:spPr', xfrm(builder.place(box)), preset('rect')),
    ),
  );
}
