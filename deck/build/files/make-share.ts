import { createCanvas, loadImage } from '@napi-rs/canvas';
import { SANS, SERIF } from '../../fonts/families.ts';
import type { Deck } from '../../model/deck.ts';
import type { Asset, Theme } from '../../model/site.ts';
import { previewImage, shareTags, webManifest } from '../../page/share.ts';
import { asset } from './asset.ts';
import { drawSocialCard } from './social-card.ts';

const ICON_SIZES = [192, 512] as const;

/** What the page tells those who list, preview or install it: lines for its head, and the files that they name. */
export interface Share {
  tags: string[];
  assets: Asset[];
}

/**
 * Link previews, canonical address, structured data and web manifest. What must be absolute is left out where the front
 * matter names no `url`: a preview must not guess where the page lies.
 * @param base the address that asset names are relative to
 * @param backdrop the cover's own drawing as SVG, if it has one
 */
export async function makeShare(
  { meta }: Deck,
  backdrop: string | undefined,
  { icon: drawing, colours }: Theme,
  base: string,
): Promise<Share> {
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
  const card = meta.url
    ? asset('card', 'png', await drawSocialCard({ meta, backdrop, serif: SERIF, sans: SANS, colours }))
    : undefined;
  return {
    assets: [...icons.map(({ icon }) => icon), manifest, ...(card ? [card] : [])],
    tags: shareTags(meta, base + manifest.fileName, card && previewImage(meta, card.fileName)),
  };
}

interface Icon {
  size: number;
  icon: Asset;
}

let drawn: { svg: string; icons: Promise<Icon[]> } | undefined;

/** The same for every deck of a theme: drawn once. */
function pageIcons(svg: string): Promise<Icon[]> {
  if (drawn?.svg !== svg) drawn = { svg, icons: drawIcons(svg) };
  return drawn.icons;
}

function drawIcons(svg: string): Promise<Icon[]> {
  return Promise.all(
    ICON_SIZES.map(async (size) => {
      const canvas = createCanvas(size, size);
      const sized = svg.replace('<svg ', `<svg width="${size}" height="${size}" `);
      canvas.getContext('2d').drawImage(await loadImage(Buffer.from(sized)), 0, 0, size, size);
      return { size, icon: asset(`icon-${size}`, 'png', canvas.toBuffer('image/png')) };
    }),
  );
}
