/** What the page tells those who list, preview or install it: lines for its head, icons, and the cover as a picture. */

import { createCanvas, loadImage, type SKRSContext2D } from '@napi-rs/canvas';
import { measureText, setFont } from '../../fonts/canvas.ts';
import { once, SANS, SERIF } from '../../fonts/families.ts';
import { type Deck, type DeckMeta, type Marking, markingColour, TLP_COLOURS } from '../../model/deck.ts';
import type { Weight } from '../../model/measure.ts';
import type { Asset, Theme, ThemeColour } from '../../model/site.ts';
import { wordsFor } from '../../model/words.ts';
import { CARD_SIZE, previewImage, shareTags, webManifest } from '../../page/share.ts';
import { balance, type Face } from '../../panels/layout/text.ts';
import { asset } from './asset.ts';

const ICON_SIZES = [192, 512] as const;

/**
 * Link previews, canonical address, structured data and web manifest. What must be absolute is left out where the front
 * matter names no `url`: a preview must not guess where the page lies.
 * @param backdrop the cover's own drawing as SVG, if it has one
 * @returns lines for the head of the page, and the files that they name
 */
export async function makeShare({ meta }: Deck, backdrop: string | undefined, { icon: drawing, colours }: Theme) {
  const icons = await pageIcons(drawing);
  const manifest = asset(
    'manifest',
    'webmanifest',
    webManifest(
      meta,
      icons.map(({ size, icon }) => ({ size, fileName: icon.fileName })),
      colours.get('paper')?.light,
    ),
  );
  const card = meta.url ? asset('card', 'png', await drawSocialCard({ meta, backdrop, colours })) : undefined;
  return {
    assets: [...icons.map(({ icon }) => icon), manifest, ...(card ? [card] : [])],
    tags: shareTags(meta, `./${manifest.fileName}`, card && previewImage(meta, card.fileName)),
  };
}

/** The same for every deck of a theme: drawn once. */
function pageIcons(svg: string): Promise<{ size: number; icon: Asset }[]> {
  const draw = async (size: number) => {
    const canvas = createCanvas(size, size);
    const sized = svg.replace('<svg ', `<svg width="${size}" height="${size}" `);
    canvas.getContext('2d').drawImage(await loadImage(Buffer.from(sized)), 0, 0, size, size);
    return { size, icon: asset(`icon-${size}`, 'png', canvas.toBuffer('image/png')) };
  };
  return once(`icons ${svg}`, () => Promise.all(ICON_SIZES.map(draw)));
}

const MARGIN = 60;
/** The cover slide is 1280 pixels wide. */
const SCALE = CARD_SIZE.width / 1280;

interface CardParts {
  meta: DeckMeta;
  /** The cover's own drawing as it stands in the page, if it has one. */
  backdrop?: string | undefined;
  colours: ReadonlyMap<string, ThemeColour>;
}

/** The cover as a PNG for link previews, drawn without a browser: the same words, type, colours and drawing. Its families are registered. */
export async function drawSocialCard({ meta, backdrop, colours }: CardParts): Promise<Buffer> {
  const canvas = createCanvas(CARD_SIZE.width, CARD_SIZE.height);
  const context = canvas.getContext('2d');
  const colour = (name: string) => colours.get(name)?.[meta.theme === 'dark' ? 'dark' : 'light'] ?? '#000000';
  context.fillStyle = colour('paper');
  context.fillRect(0, 0, CARD_SIZE.width, CARD_SIZE.height);
  if (backdrop) await drawBackdrop(context, backdrop, colour, colours);
  context.fillStyle = colour('accent');
  context.fillRect(MARGIN, 0, 120 * SCALE, 8 * SCALE);
  if (meta.marking) drawMarking(context, meta.marking, colour);

  const words = wordsFor(meta.lang);
  const byline = [meta.author, meta.date, meta.asOf && `${words.asOf} ${meta.asOf}`].filter(Boolean).join(' · ');
  const room = backdrop ? 410 : 900;
  const title = titleLines(meta.title, room);
  const blocks: Block[] = [
    { ...title, family: SERIF, colour: colour('ink') },
    { ...lines(meta.subtitle, 28, 400, SANS, room, 3), family: SANS, colour: colour('soft') },
    { ...lines(byline, 22, 400, SANS, room, 2), family: SANS, colour: colour('soft') },
  ];
  const height = blocks.reduce((sum, block) => sum + heightOf(block), 0);
  let y = Math.max(110, (CARD_SIZE.height - height) / 2 + 10);
  for (const block of blocks) y = drawBlock(context, block, y);
  return canvas.toBuffer('image/png');
}

interface Lines {
  lines: string[];
  size: number;
  weight: Weight;
}

interface Block extends Lines {
  family: string;
  colour: string;
}

/** The title as large as five lines allow. */
function titleLines(title: string, room: number): Lines {
  const sizes = [62, 54, 46, 38, 32];
  const fits = sizes.map((size) => lines(title, size, 600, SERIF, room, 9)).find((each) => each.lines.length <= 5);
  return fits ?? lines(title, 32, 600, SERIF, room, 6);
}

function lines(
  text: string | undefined,
  size: number,
  weight: Weight,
  family: string,
  width: number,
  most: number,
): Lines {
  const face: Face = { size, weight, measure: measureText(family) };
  const all = text ? balance(text, width, face) : [];
  const kept = all.slice(0, most);
  if (all.length > most) kept[most - 1] = `${kept[most - 1]}…`;
  return { lines: kept, size, weight };
}

function heightOf({ lines: { length }, size }: Block): number {
  return length === 0 ? 0 : length * size * 1.1 + size * 0.45;
}

function drawBlock(context: SKRSContext2D, block: Block, top: number): number {
  setFont(context, block.family, block.size, block.weight);
  context.fillStyle = block.colour;
  context.textBaseline = 'alphabetic';
  block.lines.forEach((line, i) => {
    context.fillText(line, MARGIN, top + block.size * (1.1 * i + 0.92));
  });
  return top + heightOf(block);
}

function drawMarking(context: SKRSContext2D, marking: Marking, colour: (name: string) => string): void {
  setFont(context, SANS, 17, 600);
  const width = context.measureText(marking).width + 22;
  const x = CARD_SIZE.width - MARGIN - width;
  context.fillStyle = colour('label-paper');
  context.fillRect(x, 34, width, 27);
  context.fillStyle = TLP_COLOURS[markingColour(marking)];
  context.textBaseline = 'middle';
  context.fillText(marking, x + 11, 48);
}

/** From the same place to three edges, and in the same colours, as theme/layouts.css sets it. */
async function drawBackdrop(
  context: SKRSContext2D,
  svg: string,
  colour: (name: string) => string,
  colours: CardParts['colours'],
): Promise<void> {
  const [, width = 1, height = 1] = (/viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg) ?? []).map(Number);
  const left = 556 * SCALE;
  const room = { wide: CARD_SIZE.width - left, tall: CARD_SIZE.height };
  const scale = Math.min(room.wide / width, room.tall / height);
  const [wide, tall] = [width * scale, height * scale];
  const sized = svg
    .replace('<svg ', `<svg width="${2 * wide}" height="${2 * tall}" `)
    .replace(/var\(--([\w-]+)\)/g, (_, name: string) =>
      colour(colours.has(`cover-map-${name}`) ? `cover-map-${name}` : name),
    );
  context.fillStyle = colour('cover-map-ground');
  context.fillRect(left, 0, room.wide, room.tall);
  const [x, y] = [left + (room.wide - wide) / 2, (room.tall - tall) / 2];
  context.drawImage(await loadImage(Buffer.from(sized)), x, y, wide, tall);
}
